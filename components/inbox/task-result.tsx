"use client";

import { CircleCheck, CircleX, Clock, Lock, Pencil, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";
import { Hash } from "@/components/ui/hash";
import { PlainText } from "@/components/ui/plain-text";
import { Time } from "@/components/ui/time";
import type { TaskDetail } from "./api-shapes";
import { hashToShow } from "./outcome-words";

const tones = {
  ok: "bg-ok-soft text-ok-ink",
  person: "bg-person-soft text-person-ink",
  neutral: "bg-sunken text-ink inset-ring inset-ring-line",
} as const;

/** What became of a task that is no longer open: who answered, what and when, or that nobody did. */
export function TaskResult({
  task,
  missed,
  unsent,
}: {
  task: TaskDetail["task"];
  /** this person answered too late */
  missed: boolean;
  /** this person had begun an answer and not sent it */
  unsent: boolean;
}) {
  const { tone, icon, title } = lookOf(task);
  const hash = task.outcome ? hashToShow(task.coverage[task.outcome]) : null;
  return (
    <section
      role={missed ? "alert" : "status"}
      className={cn("mb-5 rounded-lg px-4 py-3", tones[tone])}
      aria-label="What became of this task"
    >
      <p
        data-result=""
        tabIndex={-1}
        className="flex items-center gap-2 text-lg font-semibold outline-none [&>svg]:size-4"
      >
        {icon}
        {title}
      </p>
      <div className="mt-1 text-ink">
        {task.status === "decided" ? (
          <p>
            <b>{task.decidedByName ?? "Somebody"}</b> answered “{labelOf(task)}”
            {task.decidedAt ? (
              <>
                {" at "}
                <Time value={task.decidedAt} />
              </>
            ) : null}
            .{missed ? " Your answer was not taken; nothing is left for you to do." : ""}
          </p>
        ) : (
          <p>
            {endSentence(task)}
            {missed ? " Your answer came too late and was not taken." : ""}
          </p>
        )}
        {unsent && !missed ? <p>What you had begun was not sent.</p> : null}
        {task.answer?.comment ? (
          <p className="mt-1 break-words whitespace-pre-wrap">
            “<PlainText>{task.answer.comment}</PlainText>”
          </p>
        ) : null}
        {hash && task.status === "decided" ? (
          <p className="mt-1 flex items-center gap-1.5 text-sm text-ink-2">
            <Lock aria-hidden="true" className="size-3" />
            Shown and approved <Hash value={hash} />
          </p>
        ) : null}
      </div>
    </section>
  );
}

function labelOf({ outcomes, outcome }: TaskDetail["task"]): string {
  return outcomes.find(({ id }) => id === outcome)?.label ?? outcome ?? "";
}

function endSentence({ status, expiryPort }: TaskDetail["task"]): ReactNode {
  if (status === "withdrawn") return "It was withdrawn: the run no longer needs an answer.";
  return expiryPort === "rejected"
    ? "Nobody answered in time, so it counts as rejected, as the workflow says."
    : "Nobody answered in time, so the run went on without an answer, as the workflow says.";
}

function lookOf(task: TaskDetail["task"]): { tone: keyof typeof tones; icon: ReactNode; title: ReactNode } {
  if (task.status === "withdrawn")
    return { tone: "neutral", icon: <Undo2 aria-hidden="true" />, title: "Withdrawn" };
  if (task.status === "expired") {
    return {
      tone: "neutral",
      icon: <Clock aria-hidden="true" />,
      title: <span>Expired {task.dueAt ? <Time value={task.dueAt} mode="relative" /> : null}</span>,
    };
  }
  const kind = task.outcomes.find(({ id }) => id === task.outcome)?.kind;
  switch (kind) {
    case "edit":
      return { tone: "person", icon: <Pencil aria-hidden="true" />, title: "Approved with changes" };
    case "reject":
      return { tone: "neutral", icon: <CircleX aria-hidden="true" />, title: "Rejected" };
    case "arrived":
      return { tone: "ok", icon: <CircleCheck aria-hidden="true" />, title: "It arrived" };
    case "send_again":
      return { tone: "ok", icon: <CircleCheck aria-hidden="true" />, title: "Sent again" };
    default:
      return { tone: "ok", icon: <CircleCheck aria-hidden="true" />, title: "Approved" };
  }
}
