import { formatSure } from "@/components/lib/format";
import { readAgentOutput } from "@/server/domain/intelligence/agent-output";
import type { RunStep } from "./run-shapes";
import { messageOf } from "./run-words";

const answers: Record<string, string> = {
  approve: "approved",
  edit: "approved with edits",
  reject: "rejected",
  expired: "answered in time",
};

/** In a sentence what a settled step did; null where its own sentence of what it will do says more. */
export function stepDid(step: RunStep): string | null {
  const error = messageOf(step.error);
  if (error) return error;
  if (step.status !== "succeeded") return null;
  const { output } = step;
  if (step.kind === "ai_agent") return agentDid(step);
  if (step.kind === "condition" && typeof output?.branch === "string")
    return `Went on with “${output.branch}”.`;
  if (step.kind === "human_approval" && typeof output?.decidedBy === "string") {
    const comment = typeof output.comment === "string" && output.comment ? `: “${output.comment}”` : "";
    return `${output.decidedBy || "Nobody"} ${answers[String(output.outcome)] ?? "answered"}${comment}`;
  }
  if (step.payload && step.payload.risk !== "read") return step.payload.sentence;
  return null;
}

function agentDid(step: RunStep): string | null {
  const output = readAgentOutput(step.output ?? undefined);
  if (!output) return null;
  const values = Object.values(output.answer).filter((value) => value !== null);
  const first = values.length === 1 ? String(values[0]) : `${values.length} fields read`;
  const sure = output.confidence === null ? "" : `, ${formatSure(output.confidence)} sure`;
  return `${values.length === 0 ? "No answer" : first}${sure}`;
}
