import { formatDuration, formatSpan } from "@/components/lib/format";
import type { StatusKind } from "@/components/ui/status-kinds";
import { answerOf, peopleOf } from "./run-facts";
import type { RunDetail, RunItem, RunTask } from "./run-shapes";

/** How a run stands, in the words at the top of its page. */
export interface RunSentence {
  readonly status: StatusKind;
  /** "Waiting for any approver" */
  readonly lead: string;
  /** "2 h 10 m", "expires in 50 m" */
  readonly rest: readonly string[];
  /** what that means: what is held back and why, what was done, what went wrong */
  readonly note: string;
}

type Subject = Pick<RunDetail, "run" | "steps" | "tasks">;

/** `now` in ms; only runs that go on need it. */
export function runSentence({ run, steps, tasks }: Subject, now: number): RunSentence {
  const took = formatDuration((run.endedAt?.getTime() ?? now) - run.createdAt.getTime());
  const open = tasks.filter(({ status }) => status === "open");
  const { status } = run;
  switch (status) {
    case "queued":
      return { status, lead: "Queued", rest: [], note: "It starts as soon as the engine is free." };
    case "running": {
      const busy = steps.find((step) => step.status === "running" || step.status === "ready");
      const asked = open.length > 0 ? ` ${heldBack(open)}` : "";
      return {
        status,
        lead: "Running",
        rest: [took],
        note: `${busy ? `Now: ${busy.title}.` : ""}${asked}`.trim(),
      };
    }
    case "waiting":
      return waiting(open, now);
    case "succeeded":
      return { status, lead: `Succeeded in ${took}`, rest: [], note: whatWasDone(steps, tasks) };
    case "failed":
      return { status, lead: `Failed after ${took}`, rest: [], note: whatWentWrong(run, steps) };
    case "cancelled":
      return { status, lead: `Cancelled after ${took}`, rest: [], note: "Nothing more happens." };
  }
}

function waiting(open: readonly RunTask[], now: number): RunSentence {
  const [first] = open;
  if (!first) return { status: "waiting", lead: "Waiting", rest: [], note: "" };
  const since = Math.min(...open.map(({ openedAt }) => openedAt.getTime()));
  const dues = open.flatMap(({ dueAt }) => (dueAt ? [dueAt.getTime()] : []));
  const people = [...new Set(open.map(peopleOf))].join(" and ");
  return {
    status: "waiting",
    lead: `Waiting for ${people}`,
    rest: [
      ...(open.length > 1 ? [`${open.length} tasks`] : []),
      waitedFor(now - since),
      ...(dues.length > 0 ? [dueWords(Math.min(...dues) - now)] : []),
    ],
    note: heldBack(open),
  };
}

/** "less than 1 m" is enough while it has just begun; seconds would only tick. */
function waitedFor(ms: number): string {
  return ms < 60_000 ? "less than 1 m" : formatDuration(Math.floor(ms / 60_000) * 60_000);
}

function dueWords(left: number): string {
  return left > 0 ? `expires in ${formatSpan(left)}` : `due ${formatSpan(left)} ago`;
}

function heldBack(open: readonly RunTask[]): string {
  const [first] = open;
  if (!first) return "";
  if (first.kind === "uncertain")
    return `Nothing more is sent until a person says what happened. ${reasonOf(first)}`;
  return `Nothing more is done here until a person decides. ${reasonOf(first)}`.trim();
}

function reasonOf(task: RunTask): string {
  return task.reasons[0]?.sentence ?? "";
}

function whatWasDone(steps: Subject["steps"], tasks: Subject["tasks"]): string {
  const answers = tasks.flatMap((task) => {
    const answer = answerOf(task);
    if (!answer) return [];
    if (task.status === "expired") return ["Nobody answered in time."];
    return task.status === "decided" ? [`${answer.title} ${verb(answer.status)}.`] : [];
  });
  const done = steps.filter(
    (step) => step.status === "succeeded" && step.payloadHash && step.payload?.risk !== "read",
  );
  const last = done.at(-1)?.payload?.sentence;
  const people = answers.length > 0 ? answers.join(" ") : "Nobody had to be asked.";
  return last ? `${people} ${/[.…]$/.test(last) ? last : `${last}.`}` : people;
}

function verb(status: StatusKind): string {
  if (status === "approved") return "approved it";
  if (status === "edited") return "approved it with edits";
  return status === "rejected" ? "rejected it" : "answered";
}

function whatWentWrong(run: Subject["run"], steps: Subject["steps"]): string {
  const step = steps.find(({ status }) => status === "failed");
  const message = messageOf(step?.error) ?? messageOf(run.error) ?? "It is not known why.";
  return step ? `${step.title}: ${message}` : message;
}

/** The sentence that a step or a run recorded as its error. */
export function messageOf(error: Readonly<Record<string, unknown>> | null | undefined): string | null {
  const message = error?.message;
  return typeof message === "string" && message !== "" ? message : null;
}

/** How a run stands, in a line of the list: "Waiting for any approver · 2 h 10 m". */
export function itemWords(
  item: Pick<RunItem, "status" | "waitingFor" | "waitingSince">,
  now: number,
): string | undefined {
  if (!item.waitingFor || !item.waitingSince) return undefined;
  const whom = `${item.waitingFor} · ${waitedFor(now - item.waitingSince.getTime())}`;
  return item.status === "waiting" ? `Waiting for ${whom}` : `Running, waiting for ${whom}`;
}
