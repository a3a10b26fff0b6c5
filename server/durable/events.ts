import { z } from "zod";

/** The events between the product and the durable engine. They carry ids only: no customer data reaches the engine. */
export const durableEvents = {
  /** a read or effect step may be performed; larger `priority` first */
  "step/ready": z.strictObject({
    stepId: z.uuid(),
    workspaceId: z.uuid(),
    workflowId: z.uuid(),
    priority: z.number().int().min(-600).max(600),
  }),
  /** a task with a due time was opened */
  "task/opened": z.strictObject({ taskId: z.uuid() }),
  /** a task got its outcome, or was withdrawn */
  "task/settled": z.strictObject({ taskId: z.uuid() }),
} as const;
