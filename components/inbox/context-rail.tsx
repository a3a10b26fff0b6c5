"use client";

import { Activity, BookOpen, History, Users } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { formatDuration } from "@/components/lib/format";
import { useNow } from "@/components/lib/use-now";
import { useSession } from "@/components/shell/session";
import { Avatar } from "@/components/ui/avatar";
import { Fact, FactList } from "@/components/ui/fact-list";
import { PlainText } from "@/components/ui/plain-text";
import { Status } from "@/components/ui/status";
import { Time } from "@/components/ui/time";
import type { TaskDetail } from "./api-shapes";
import { Guidelines } from "./guidelines";
import { pastStatus } from "./outcome-words";

/** What stands around a task: who is asked, how to decide, how it was decided before, and the run it belongs to. */
export function ContextRail({ detail, className }: { detail: TaskDetail; className?: string }) {
  const { task, run, workflow, similar } = detail;
  const now = useNow();
  const waited = (task.decidedAt ?? now ?? task.openedAt).getTime() - task.openedAt.getTime();
  return (
    <aside aria-label="Around this task" className={className}>
      <Part icon={<Users />} title={task.status === "open" ? "Who is asked" : "Who was asked"}>
        <Candidates detail={detail} />
      </Part>
      {task.guidelines ? (
        <Part icon={<BookOpen />} title="Guidelines">
          <Guidelines text={task.guidelines} />
        </Part>
      ) : null}
      {similar.length > 0 ? (
        <Part icon={<History />} title="Similar past decisions">
          <ul className="-my-1.5 divide-y divide-line">
            {similar.map(({ taskId, ask, outcome, decidedByName, decidedAt }) => (
              <li key={taskId}>
                <Link href={`/inbox/${taskId}?tab=done`} className="block rounded-sm py-1.5 hover:bg-hover">
                  <span className="flex items-center gap-2">
                    <span className="min-w-0 flex-1 truncate">
                      <PlainText>{ask}</PlainText>
                    </span>
                    <Status {...pastStatus(outcome, "decided")} className="shrink-0 text-xs [&>svg]:size-3" />
                  </span>
                  <span className="block truncate text-xs text-ink-3">
                    {decidedAt ? <Time value={decidedAt} /> : null}
                    {decidedByName ? ` · ${decidedByName}` : ""}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      <Part
        icon={<Activity />}
        title={
          <Link href={`/runs/${run.id}`} className="rounded-sm hover:underline">
            Run {run.number.toLocaleString("en")}
          </Link>
        }
      >
        <FactList className="text-sm">
          {run.title ? (
            <Fact name="About">
              <span className="line-clamp-3">
                <PlainText>{run.title}</PlainText>
              </span>
            </Fact>
          ) : null}
          <Fact name="Workflow">
            {workflow.name} <span className="text-ink-3">v{workflow.versionNumber}</span>
          </Fact>
          <Fact name="Started">
            <Time value={run.createdAt} />
            {run.startedByName ? ` by ${run.startedByName}` : null}
          </Fact>
          <Fact name={task.status === "open" ? "Waiting" : "Waited"}>
            <span className="num">{now || task.decidedAt ? formatDuration(waited) : "…"}</span>
          </Fact>
        </FactList>
      </Part>
    </aside>
  );
}

function Part({ icon, title, children }: { icon: ReactNode; title: ReactNode; children: ReactNode }) {
  return (
    <section className="border-t border-line px-5 py-4 max-[68.75rem]:px-6 max-sm:px-4 min-[68.75rem]:first:border-t-0">
      <h3 className="mb-3 flex items-center gap-2 text-sm font-strong text-ink-2 [&>svg]:size-3.5 [&>svg]:text-ink-3">
        {icon}
        {title}
      </h3>
      {children}
    </section>
  );
}

function Candidates({ detail: { candidates, mayDecide } }: { detail: TaskDetail }) {
  const { user } = useSession();
  if (candidates.length === 0) return <p className="text-ink-2">Nobody who is still here.</p>;
  return (
    <>
      <ul className="flex flex-col gap-2">
        {candidates.map((name) => {
          const isGroup = name.startsWith("any ");
          const isYou = name === user.name;
          return (
            <li key={name} className="flex items-center gap-2">
              <Avatar name={name} kind={isGroup ? "system" : "person"} icon={<Users />} size="md" />
              <span className="min-w-0 truncate">
                {isYou ? "You" : name.charAt(0).toUpperCase() + name.slice(1)}
              </span>
            </li>
          );
        })}
      </ul>
      {mayDecide ? (
        <p className="mt-2 text-sm text-ink-2">
          {candidates.length > 1 || candidates.some((name) => name.startsWith("any "))
            ? "One answer is enough: the first counts."
            : "Only you are asked."}
        </p>
      ) : null}
    </>
  );
}
