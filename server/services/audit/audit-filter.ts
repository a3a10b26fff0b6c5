import { z } from "zod";
import { auditEventNames } from "@/server/domain/audit/events";

/** The filters of the audit page and of its export. */
export const auditFilter = {
  events: z.array(z.enum(auditEventNames)).max(auditEventNames.length).optional(),
  actorId: z.uuid().optional(),
  from: z.date().optional(),
  to: z.date().optional(),
  workflowId: z.uuid().optional(),
  runId: z.uuid().optional(),
  search: z.string().trim().max(200).optional(),
};
