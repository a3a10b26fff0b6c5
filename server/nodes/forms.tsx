"use client";

import type { ComponentType } from "react";
import type { NodeFormProps } from "@/components/form/node-form";
import { AiAgentForm } from "./ai_agent/form";
import { ConditionForm } from "./condition/form";
import { DataTableForm } from "./data_table/form";
import { FormTriggerForm } from "./form_trigger/form";
import { HttpRequestForm } from "./http_request/form";
import { HumanApprovalForm } from "./human_approval/form";
import { ManualTriggerForm } from "./manual_trigger/form";
import { RespondForm } from "./respond/form";
import { SetFieldsForm } from "./set_fields/form";
import type { ConfigOf, NodeKind } from "./specs";
import { WebhookTriggerForm } from "./webhook_trigger/form";

/** Every node's form, by kind: a kind without one does not compile. */
export const forms = {
  form_trigger: FormTriggerForm,
  webhook_trigger: WebhookTriggerForm,
  manual_trigger: ManualTriggerForm,
  ai_agent: AiAgentForm,
  condition: ConditionForm,
  set_fields: SetFieldsForm,
  human_approval: HumanApprovalForm,
  http_request: HttpRequestForm,
  data_table: DataTableForm,
  respond: RespondForm,
} as const satisfies { readonly [Kind in NodeKind]: ComponentType<NodeFormProps<ConfigOf<Kind>>> };
