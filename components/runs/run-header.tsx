"use client";

import { Inbox, PenLine } from "lucide-react";
import { cn } from "@/components/lib/cn";
import { useSession } from "@/components/shell/session";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { PlainText } from "@/components/ui/plain-text";
import { Spinner } from "@/components/ui/spinner";
import { type StatusHue, statusKind } from "@/components/ui/status-kinds";
import { Time } from "@/components/ui/time";
import type { RunDetail } from "./run-shapes";
import { runSentence } from "./run-words";

const marks: Record<StatusHue, string> = {
  neutral: "bg-sunken text-ink-2",
  accent: "bg-accent-soft text-accent-ink",
  ok: "bg-ok-soft text-ok-ink",
  wait: "bg-wait-soft text-wait-ink",
  bad: "bg-bad-soft text-bad-ink",
  person: "bg-person-soft text-person-ink",
};

/** Which run this is, and how it stands in a sentence. */
export function RunHeader({ detail, now }: { detail: RunDetail; now: number }) {
  const { can } = useSession();
  const { run, tasks } = detail;
  const mayEdit = can("workflows.edit");
  const open = tasks.find(({ status }) => status === "open");
  return (
    <>
      <PageHeader
        title={<PlainText>{run.title || "Untitled"}</PlainText>}
        crumbs={[
          { label: "Runs", href: "/runs" },
          { label: run.workflowName, href: `/runs?workflow=${run.workflowId}` },
        ]}
        meta={
          <span className="num whitespace-nowrap">
            #{run.number} · v{run.versionNumber} · <Time value={run.createdAt} />
            {run.startedByName ? ` · by ${run.startedByName}` : ""}
          </span>
        }
        className="[&_h1]:max-w-[60ch]"
      />
      <section
        aria-label="How it stands"
        className="flex min-h-19 shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-surface py-3 pr-4 pl-6 max-sm:pl-4"
      >
        <Standing detail={detail} now={now} />
        <div className={cn("ml-auto flex flex-wrap gap-2 max-sm:ml-13", !open && "max-sm:hidden")}>
          {mayEdit ? (
            <ButtonLink
              href={`/workflows/${run.workflowId}`}
              variant="quiet"
              icon={<PenLine />}
              className="max-sm:hidden"
            >
              Open the workflow
            </ButtonLink>
          ) : null}
          {open ? (
            <ButtonLink href={`/inbox/${open.id}`} icon={<Inbox />}>
              Open the task
            </ButtonLink>
          ) : null}
        </div>
      </section>
    </>
  );
}

function Standing({ detail, now }: { detail: RunDetail; now: number }) {
  const { status, lead, rest, note } = runSentence(detail, now);
  const { hue, icon: Icon } = statusKind(status);
  return (
    <div className="flex min-w-0 flex-1 items-center gap-3 max-sm:basis-full">
      <span className={cn("grid size-9 shrink-0 place-items-center rounded-lg", marks[hue])}>
        {Icon === "spinner" ? (
          <Spinner className="size-4.5" />
        ) : (
          <Icon className="size-4.5" aria-hidden="true" />
        )}
      </span>
      <div className="min-w-0" aria-live="polite">
        <p className="text-xl tracking-tight">
          <strong className="font-semibold">{lead}</strong>
          {rest.length > 0 ? <span className="num text-ink-2"> · {rest.join(" · ")}</span> : null}
        </p>
        {note ? <p className="line-clamp-2 text-ink-2">{note}</p> : null}
      </div>
    </div>
  );
}
