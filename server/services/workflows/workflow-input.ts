import { z } from "zod";

/** Parts of input that several use cases share. */
export const workflowName = z.string().trim().min(1, "A workflow needs a name.").max(80);
export const workflowId = z.strictObject({ id: z.uuid() });
