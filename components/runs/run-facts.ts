import { formatPercent, formatSure } from "@/components/lib/format";
import type { StatusKind } from "@/components/ui/status-kinds";
import { readAgentOutput } from "@/server/domain/intelligence/agent-output";
import type { WorkflowNode } from "@/server/domain/workflow/document";
import type { RunStep, RunTask } from "./run-shapes";

/** One thing that happened inside a step, at one moment. */
export interface RunFact {
  readonly key: string;
  readonly title: string;
  readonly status: StatusKind;
  readonly label?: string;
  /** ms since 1970 */
  readonly at: number;
  readonly mark: "asked" | "answered" | "stopped";
}

/** What stands below a step in the tree, in order of time. */
export function factsOf(step: RunStep, tasks: readonly RunTask[], node: WorkflowNode | undefined): RunFact[] {
  const facts = tasks.flatMap((task) => taskFacts(task, step));
  const stopped = step.reasons.length > 0 && step.endedAt && step.kind === "ai_agent";
  if (!stopped || !step.endedAt) return facts;
  const at = step.endedAt.getTime();
  const title = howSure(step, node);
  return [{ key: `${step.id} stopped`, title, status: "needs-review", at, mark: "stopped" }, ...facts];
}

function howSure(step: RunStep, node: WorkflowNode | undefined): string {
  const confidence = readAgentOutput(step.output ?? undefined)?.confidence ?? null;
  const threshold = thresholdOf(node);
  if (confidence === null || threshold === null) return "Stopped for a person";
  return `${formatSure(confidence)} sure, alone from ${formatPercent(threshold)}`;
}

/** From how sure on an agent goes on alone, 0…1; null for other nodes. */
export function thresholdOf(node: WorkflowNode | undefined): number | null {
  const threshold = node?.config.threshold;
  return node?.kind === "ai_agent" && typeof threshold === "number" ? threshold : null;
}

function taskFacts(task: RunTask, step: RunStep): RunFact[] {
  const asked: RunFact = {
    key: `${task.id} asked`,
    title: `${task.kind === "uncertain" ? "Asked what happened:" : "Asked"} ${peopleOf(task)}`,
    status: "succeeded",
    label: "Asked",
    at: task.openedAt.getTime(),
    mark: "asked",
  };
  const answer = answerOf(task);
  const at = (task.decidedAt ?? step.endedAt)?.getTime();
  if (!answer || at === undefined) return [asked];
  return [asked, { key: `${task.id} answered`, at, mark: "answered", ...answer }];
}

export function peopleOf({ candidates }: Pick<RunTask, "candidates">): string {
  return candidates.length === 0 ? "a person" : candidates.join(" or ");
}

const words: Record<string, { status: StatusKind; label?: string }> = {
  approve: { status: "approved" },
  approved: { status: "approved" },
  edit: { status: "edited" },
  edited: { status: "edited" },
  reject: { status: "rejected" },
  rejected: { status: "rejected" },
};

/** How a settled task shows; null while it is open. */
export function answerOf(
  task: Pick<RunTask, "status" | "outcome" | "decidedByName">,
): Pick<RunFact, "title" | "status" | "label"> | null {
  if (task.status === "open") return null;
  if (task.status === "expired") return { title: "Nobody answered in time", status: "expired" };
  if (task.status === "withdrawn") return { title: "No longer asked", status: "withdrawn" };
  const title = task.decidedByName ?? "Somebody who left";
  return { title, ...(words[task.outcome ?? ""] ?? { status: "decided" }) };
}
