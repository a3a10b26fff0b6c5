import { ArrowRight, CircleCheck } from "lucide-react";
import Link from "next/link";
import { plural } from "@/components/lib/format";
import { DueBadge } from "@/components/ui/due-badge";
import { PlainText } from "@/components/ui/plain-text";
import { Time } from "@/components/ui/time";
import type { HomeSummary } from "./home-shapes";

/** What waits for this person: how much, since when, and the three most pressing. */
export function ReviewStrip({ waiting }: { waiting: HomeSummary["waitingForYou"] }) {
  const { count, oldestAt, items } = waiting;
  if (count === 0) {
    return (
      <section
        aria-label="Needs your review"
        className="flex items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3"
      >
        <CircleCheck className="size-5 text-ok-ink" aria-hidden="true" />
        <div>
          <h2 className="font-strong">Nothing waits for you</h2>
          <p className="text-ink-2">What an AI is not sure of, or may not do alone, will stand here.</p>
        </div>
      </section>
    );
  }
  return (
    <section
      aria-label="Needs your review"
      className="grid overflow-hidden rounded-lg border border-line bg-surface sm:grid-flow-col sm:auto-cols-fr"
    >
      <div className="border-line px-4 py-3 max-sm:border-b sm:border-r">
        <h2 className="text-lg font-semibold tracking-tight">Needs your review</h2>
        <p className="num mt-0.5 text-ink-2">
          {plural(count, "task")} open
          {oldestAt ? (
            <>
              , oldest <Time value={oldestAt} mode="relative" />
            </>
          ) : null}
        </p>
        <Link
          href="/inbox"
          className="mt-2 inline-flex items-center gap-1 rounded-sm text-sm font-medium text-accent-ink hover:underline"
        >
          Open the inbox <ArrowRight className="size-3" aria-hidden="true" />
        </Link>
      </div>
      {items.map((task) => (
        <Link
          key={task.id}
          href={`/inbox/${task.id}`}
          className="flex min-w-0 flex-col border-line px-4 py-3 -outline-offset-2 transition-colors not-last:border-r hover:bg-hover max-sm:not-last:border-r-0 max-sm:not-last:border-b"
        >
          <span className="truncate font-strong">
            <PlainText>{task.ask}</PlainText>
          </span>
          <span className="truncate text-sm text-ink-2">
            {task.reason || "The workflow asks a person here."}
          </span>
          <span className="mt-auto flex items-center gap-2 pt-2 text-sm text-ink-2">
            <span className="min-w-0 truncate">{task.workflowName}</span>
            <span className="ml-auto shrink-0">
              {task.dueAt ? (
                <DueBadge due={task.dueAt} />
              ) : (
                <span className="text-ink-3">
                  <Time value={task.openedAt} mode="relative" />
                </span>
              )}
            </span>
          </span>
        </Link>
      ))}
    </section>
  );
}
