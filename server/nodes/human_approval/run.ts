import "server-only";
import { cut } from "@/server/domain/cut";
import { renderText } from "@/server/domain/expression/template";
import type { JsonObject } from "@/server/domain/json";
import type { AllowedOutcome, TaskField } from "@/server/domain/task/task";
import type { WaitRunner } from "@/server/engine/ports";
import type { HumanApprovalConfig } from "./config";
import { evidenceOf, shownFields } from "./run-fields";

function outcomesOf({ outcomes, rejectReasonRequired }: HumanApprovalConfig): AllowedOutcome[] {
  const all: (AllowedOutcome | false)[] = [
    outcomes.approve && {
      id: "approve",
      kind: "approve",
      label: "Approve",
      port: "approved",
      commentRequired: false,
    },
    outcomes.edit && {
      id: "edit",
      kind: "edit",
      label: "Approve with edits",
      port: "edited",
      commentRequired: false,
    },
    outcomes.reject && {
      id: "reject",
      kind: "reject",
      label: "Reject",
      port: "rejected",
      commentRequired: rejectReasonRequired,
    },
  ];
  return all.filter((outcome) => outcome !== false);
}

function valuesOf(fields: readonly TaskField[]): JsonObject {
  return Object.fromEntries(fields.map(({ key, value }) => [key, value]));
}

export const humanApprovalRunner: WaitRunner<HumanApprovalConfig> = {
  nature: "wait",
  open(config, { scope, title }) {
    const evidence = evidenceOf(config, scope);
    return {
      ask: cut(renderText(config.ask, scope).replace(/\s+/g, " ").trim(), 500) || title,
      guidelines: config.guidelines,
      fields: shownFields(config, scope, evidence),
      evidence,
      outcomes: outcomesOf(config),
      candidates: config.candidates,
      dueInMinutes: config.due?.minutes ?? null,
      expiryPort: config.due?.expiry ?? null,
    };
  },
  settle(_config, { outcome, fields, comment, decidedBy, decidedAt }) {
    return { outcome, fields, comment, decidedBy, decidedAt };
  },
  /** Nobody was asked: later steps that look here see the values as the agent or the trigger left them. */
  passedBy(config, { scope }) {
    const fields = valuesOf(shownFields(config, scope, []));
    return { outcome: "not_asked", fields, comment: "", decidedBy: null, decidedAt: null };
  },
};
