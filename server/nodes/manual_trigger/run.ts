import "server-only";
import { textOf } from "@/server/domain/expression/template";
import { acceptForm, formTitle } from "@/server/domain/form/form-field";
import type { TriggerRunner } from "@/server/engine/ports";
import type { ManualTriggerConfig } from "./spec";

export const manualTriggerRunner: TriggerRunner<ManualTriggerConfig> = {
  nature: "trigger",
  /** `event` = { fields, startedAt } */
  accept(config, event) {
    const fields = acceptForm(config.fields, event.fields);
    const output = { fields, startedAt: textOf(event.startedAt) };
    return { output, title: formTitle(config.fields, fields, config.titleField) };
  },
};
