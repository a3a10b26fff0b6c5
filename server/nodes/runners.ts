import "server-only";
import type { NodeRunner } from "@/server/engine/ports";
import { aiAgentRunner } from "@/server/nodes/ai_agent/run";
import { conditionRunner } from "@/server/nodes/condition/run";
import { dataTableRunner } from "@/server/nodes/data_table/run";
import { formTriggerRunner } from "@/server/nodes/form_trigger/run";
import { httpRequestRunner } from "@/server/nodes/http_request/run";
import { humanApprovalRunner } from "@/server/nodes/human_approval/run";
import { manualTriggerRunner } from "@/server/nodes/manual_trigger/run";
import { respondRunner } from "@/server/nodes/respond/run";
import { setFieldsRunner } from "@/server/nodes/set_fields/run";
import type { ConfigOf, NodeKind } from "@/server/nodes/specs";
import { webhookTriggerRunner } from "@/server/nodes/webhook_trigger/run";

/** The heavy handler of every kind. A kind without one, or with one for another configuration, does not compile. */
export const runners = {
  form_trigger: formTriggerRunner,
  webhook_trigger: webhookTriggerRunner,
  manual_trigger: manualTriggerRunner,
  ai_agent: aiAgentRunner,
  condition: conditionRunner,
  set_fields: setFieldsRunner,
  human_approval: humanApprovalRunner,
  http_request: httpRequestRunner,
  data_table: dataTableRunner,
  respond: respondRunner,
} as const satisfies { readonly [Kind in NodeKind]: NodeRunner<ConfigOf<Kind>> };
