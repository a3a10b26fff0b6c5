import "server-only";
import { textOf } from "@/server/domain/expression/template";
import { acceptForm, formTitle } from "@/server/domain/form/form-field";
import type { TriggerRunner } from "@/server/engine/ports";
import type { FormTriggerConfig } from "./spec";

export const formTriggerRunner: TriggerRunner<FormTriggerConfig> = {
  nature: "trigger",
  /** `event` = { fields, submittedAt } */
  accept(config, event) {
    const fields = acceptForm(config.fields, event.fields);
    const output = { fields, submittedAt: textOf(event.submittedAt) };
    return { output, title: formTitle(config.fields, fields, config.titleField) };
  },
};
