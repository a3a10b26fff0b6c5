"use client";

import { Lock } from "lucide-react";
import Link from "next/link";
import { formatExact, formatNumber } from "@/components/lib/format";
import { nameOfKey, ShownValue } from "@/components/runs/shown-value";
import { DiffValue } from "@/components/ui/diff-value";
import { Fact, FactList } from "@/components/ui/fact-list";
import { Hash } from "@/components/ui/hash";
import { PlainText } from "@/components/ui/plain-text";
import { ActorMark } from "./audit-row";
import type { AuditItem } from "./audit-shapes";
import { readEntry } from "./entry-changes";

const link = "font-medium text-accent-ink hover:underline";

/** One entry, whole: who did what, what changed, and how it is sealed. */
export function EntryPanel({ entry }: { entry: AuditItem }) {
  const { changes, facts } = readEntry(entry.data);
  return (
    <div className="grid gap-5">
      <div>
        <div className="flex items-start gap-2.5">
          <ActorMark actor={entry.actor} size="md" />
          <h2 className="min-w-0 text-xl font-semibold tracking-tight text-balance">
            {entry.actor.name} {lower(entry.what)}
          </h2>
        </div>
        {entry.about ? <p className="mt-1.5 break-words text-ink-2">{entry.about}</p> : null}
      </div>
      <FactList>
        <Fact name="When">
          <span className="num">{formatExact(entry.at)}</span>
        </Fact>
        {entry.workflowName ? (
          <Fact name="Workflow">
            <Link className={link} href={`/workflows/${entry.workflowId}`}>
              {entry.workflowName}
            </Link>
          </Fact>
        ) : null}
        {entry.runId ? (
          <Fact name="Run">
            <Link className={link} href={`/runs/${entry.runId}`}>
              <PlainText>{entry.runTitle || "Open the run"}</PlainText>
            </Link>
          </Fact>
        ) : null}
        {entry.taskId ? (
          <Fact name="Task">
            <Link className={link} href={`/inbox/${entry.taskId}`}>
              Open the task
            </Link>
          </Fact>
        ) : null}
      </FactList>
      {changes.length > 0 ? (
        <Part title="What changed">
          <div className="grid gap-2">
            {changes.map(({ field, from, to }) => (
              <div key={field}>
                <p className="mb-1 text-sm text-ink-3">{nameOfKey(field)}</p>
                <DiffValue variant="stacked" from={from} to={to} />
              </div>
            ))}
          </div>
        </Part>
      ) : null}
      {facts.length > 0 ? (
        <Part title="What is on record">
          <FactList>
            {facts.map(({ key, value, isHash }) => (
              <Fact key={key} name={nameOfKey(key)}>
                {isHash ? (
                  <Hash value={String(value)} copy className="-my-1" />
                ) : (
                  <ShownValue value={listed(value)} label={key} />
                )}
              </Fact>
            ))}
          </FactList>
        </Part>
      ) : null}
      <Seal entry={entry} />
    </div>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 font-strong">{title}</h3>
      {children}
    </section>
  );
}

/** Where the entry sits in the chain: each seal holds the hash of the one before it. */
function Seal({ entry }: { entry: AuditItem }) {
  return (
    <section className="rounded-md border border-line bg-bg p-3">
      <h3 className="mb-2 flex items-center gap-2 font-strong">
        <Lock className="size-3.5 text-ink-3" aria-hidden="true" />
        Seal
      </h3>
      {entry.seq === null || !entry.hash ? (
        <p className="text-ink-2">
          Not sealed yet. Seals follow within seconds, in the order of the entries.
        </p>
      ) : (
        <FactList>
          <Fact name="Entry">
            <span className="num">{formatNumber(entry.seq)}</span>
          </Fact>
          <Fact name="Hash">
            <Hash value={entry.hash} copy className="-my-1" />
          </Fact>
          <Fact name="Previous">
            {entry.previous ? (
              <Hash value={entry.previous} copy className="-my-1" />
            ) : (
              <span className="text-ink-3">the first</span>
            )}
          </Fact>
        </FactList>
      )}
    </section>
  );
}

/** A list of words reads as words. */
function listed(value: ReturnType<typeof readEntry>["facts"][number]["value"]) {
  return Array.isArray(value) && value.every((item) => typeof item === "string") ? value.join(", ") : value;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
