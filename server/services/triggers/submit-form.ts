import { transact } from "@/server/data/database";
import { AppError, notFound } from "@/server/domain/errors";
import type { JsonObject } from "@/server/domain/json";
import { hashOf } from "@/server/domain/task/payload-hash";
import { startRun } from "@/server/services/runs/start-run";
import { openTrigger } from "./open-trigger";

/**
 * Starts a run with what somebody filled in. The same answers under the same `once` (a new id per page) start one run,
 * however often they arrive; other answers, sent after going back to the page, are another run. Throws `not_found`, `gone` while the workflow is not published, `bad_input` with `details.fields`.
 */
export async function submitForm(token: string, answers: Record<string, string>, once: string) {
  const found = await openTrigger("form", token);
  if (found.state === "unknown") throw notFound("form");
  if (found.state === "closed") {
    throw new AppError("gone", "This form does not take answers at the moment. Nothing was sent.");
  }
  const { address, config } = found;
  const fields: JsonObject = { ...answers };
  for (const { key, type } of config.fields) {
    if (type === "checkbox") fields[key] = Object.hasOwn(answers, key) && answers[key] !== "";
  }
  return transact((tx) =>
    startRun(tx, {
      workspaceId: address.workspaceId,
      workflowId: address.workflowId,
      triggerNodeId: address.nodeId,
      event: { fields, submittedAt: new Date().toISOString() },
      idempotencyKey: `form:${address.nodeId}:${once}:${hashOf(fields)}`,
      startedBy: null,
    }),
  );
}
