import type { NodeCatalog } from "@/server/domain/workflow/node-spec";
import { aiAgent } from "@/server/nodes/ai_agent/spec";
import { condition } from "@/server/nodes/condition/spec";
import { dataTable } from "@/server/nodes/data_table/spec";
import { formTrigger } from "@/server/nodes/form_trigger/spec";
import { httpRequest } from "@/server/nodes/http_request/spec";
import { humanApproval } from "@/server/nodes/human_approval/spec";
import { manualTrigger } from "@/server/nodes/manual_trigger/spec";
import { respond } from "@/server/nodes/respond/spec";
import { setFields } from "@/server/nodes/set_fields/spec";
import { webhookTrigger } from "@/server/nodes/webhook_trigger/spec";

/** Every kind of node, by its id, in the order of the picker. Readable by the browser. */
export const specs = {
  form_trigger: formTrigger,
  webhook_trigger: webhookTrigger,
  manual_trigger: manualTrigger,
  ai_agent: aiAgent,
  condition,
  set_fields: setFields,
  human_approval: humanApproval,
  http_request: httpRequest,
  data_table: dataTable,
  respond,
} as const satisfies NodeCatalog;

export type NodeKind = keyof typeof specs;
export const nodeKinds = Object.keys(specs) as NodeKind[];

/** The configuration type of a kind. */
export type ConfigOf<Kind extends NodeKind> = (typeof specs)[Kind]["start"];

/** For code that is handed a kind from a stored document: an unknown one is an answer, not a crash. */
export const catalog: NodeCatalog = specs;

export function isNodeKind(kind: string): kind is NodeKind {
  return Object.hasOwn(specs, kind);
}
