"use client";

import { FileText } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { PlainText } from "@/components/ui/plain-text";
import type { Evidence, TaskField } from "@/server/domain/task/task";

/** The text that values were read from, on paper, with the places marked where they were found. */
export function SourceText({
  evidence,
  fields = [],
  bare = false,
}: {
  evidence: Evidence;
  /** those whose place in this text is marked */
  fields?: readonly TaskField[];
  /** the label stands above already */
  bare?: boolean;
}) {
  const paper = useRef<HTMLDivElement>(null);
  const { parts, marked } = cut(evidence.text, fields);

  // a long text opens where the value was found
  useEffect(() => {
    const mark = paper.current?.querySelector("mark");
    if (paper.current && mark) paper.current.scrollTop = Math.max(0, mark.offsetTop - 40);
  }, []);

  return (
    <div className="flex min-h-0 min-w-0 flex-col">
      <p className={bare ? "sr-only" : "mb-2 flex items-center gap-1.5 text-sm text-ink-2"}>
        <FileText aria-hidden="true" className="size-3.5 text-ink-3" />
        <span className="truncate">{evidence.label || "Text"}</span>
        {marked ? <span className="sr-only">, with the place marked where the value was found</span> : null}
      </p>
      <section
        ref={paper}
        aria-label={evidence.label || "Text"}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard
        tabIndex={0}
        className="scroll-thin relative max-h-64 min-h-12 overflow-y-auto rounded-sm border border-line bg-paper px-3 py-2 whitespace-pre-wrap text-ink"
      >
        {evidence.text ? parts : <span className="text-ink-3">There was no text.</span>}
      </section>
    </div>
  );
}

/** The text in pieces, places of fields as marks. Places that overlap or lie outside are left unmarked. */
function cut(text: string, fields: readonly TaskField[]): { parts: ReactNode[]; marked: boolean } {
  const places = fields
    .flatMap((field) => (field.source ? [{ ...field.source, label: field.label }] : []))
    .filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
    .sort((one, other) => one.start - other.start);
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end, label } of places) {
    if (start < at) continue;
    parts.push(<PlainText key={`t${at}`}>{text.slice(at, start)}</PlainText>);
    parts.push(
      <mark key={`m${start}`} title={label} className="rounded-sm bg-mark px-0.5 font-strong text-ink">
        <PlainText>{text.slice(start, end)}</PlainText>
      </mark>,
    );
    at = end;
  }
  parts.push(<PlainText key={`t${at}`}>{text.slice(at)}</PlainText>);
  return { parts, marked: places.length > 0 };
}
