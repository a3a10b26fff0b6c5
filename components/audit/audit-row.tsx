import { CircleAlert, OctagonPause, ShieldCheck, Zap } from "lucide-react";
import Link from "next/link";
import { cn } from "@/components/lib/cn";
import { formatNumber } from "@/components/lib/format";
import { Avatar } from "@/components/ui/avatar";
import { Hash } from "@/components/ui/hash";
import { PlainText } from "@/components/ui/plain-text";
import { Time } from "@/components/ui/time";
import type { AuditItem } from "./audit-shapes";

/** The columns of the record, shared by its head; `compact` leaves out entry number and hash. */
export function auditColumns(compact: boolean): string {
  return compact
    ? "sm:grid sm:grid-cols-[76px_minmax(0,1fr)_minmax(0,1.2fr)_minmax(0,1.6fr)] sm:gap-x-3"
    : "sm:grid sm:grid-cols-[72px_128px_minmax(0,1fr)_minmax(0,1.2fr)_minmax(0,1.8fr)_96px] sm:gap-x-3";
}

export interface AuditRowProps {
  entry: AuditItem;
  href: string;
  selected: boolean;
  compact: boolean;
  onSelect?: () => void;
}

/** An entry of the record in a line: who did what, to what. */
export function AuditRow({ entry, href, selected, compact, onSelect }: AuditRowProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={selected ? "true" : undefined}
      data-entry={entry.id}
      onClick={(event) => {
        if (!onSelect || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onSelect();
      }}
      className={cn(
        auditColumns(compact),
        "min-h-9 items-center border-b border-line px-6 py-1.5 -outline-offset-2 transition-colors hover:bg-hover aria-[current]:bg-accent-soft max-sm:flex max-sm:flex-wrap max-sm:gap-x-2 max-sm:px-4",
      )}
    >
      {compact ? null : (
        <span className="num text-ink-3 max-sm:hidden">
          {entry.seq === null ? "–" : formatNumber(entry.seq)}
        </span>
      )}
      <span className="text-ink-2 max-sm:order-3 max-sm:ml-auto max-sm:text-sm">
        <Time value={entry.at} mode={compact ? "seconds" : "smart"} />
      </span>
      <span className="flex min-w-0 items-center gap-2 max-sm:order-1">
        <ActorMark actor={entry.actor} />
        <span className="truncate">{entry.actor.name}</span>
      </span>
      <span className="min-w-0 max-sm:order-2">
        <EventWords entry={entry} />
      </span>
      <span className="min-w-0 truncate text-ink-2 max-sm:order-4 max-sm:basis-full">
        <PlainText>{entry.about}</PlainText>
      </span>
      {compact ? null : (
        <span className="text-right max-sm:hidden">{entry.hash ? <Hash value={entry.hash} /> : null}</span>
      )}
    </Link>
  );
}

/** Who acted: a person round and violet, an agent teal, a trigger or the product itself grey. */
export function ActorMark({ actor, size = "sm" }: { actor: AuditItem["actor"]; size?: "sm" | "md" }) {
  if (actor.kind === "person") return <Avatar name={actor.name} size={size} />;
  if (actor.kind === "agent") return <Avatar name={actor.name} kind="ai" size={size} />;
  return (
    <Avatar
      name={actor.name}
      kind="system"
      size={size}
      icon={actor.kind === "trigger" ? <Zap /> : <ShieldCheck />}
    />
  );
}

const bad = new Set([
  "effect.failed",
  "effect.refused",
  "task.decision_refused",
  "person.sign_in_refused",
  "task.expired",
]);
const wait = new Set(["agent.asked_for_review", "effect.uncertain"]);

/** What happened; refusals and stops stand out by icon and hue. */
function EventWords({ entry }: { entry: AuditItem }) {
  const failed = bad.has(entry.event) || (entry.event === "run.ended" && / failed$/.test(entry.what));
  const stopped = wait.has(entry.event);
  const Icon = failed ? CircleAlert : stopped ? OctagonPause : null;
  return (
    <span
      className={cn(
        "flex min-w-0 items-center gap-1.5",
        failed && "text-bad-ink",
        stopped && "text-wait-ink",
      )}
    >
      {Icon ? <Icon className="size-3.5 shrink-0" aria-hidden="true" /> : null}
      <span className="truncate">
        <PlainText>{entry.what}</PlainText>
      </span>
    </span>
  );
}
