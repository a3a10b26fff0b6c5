"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/lib/cn";
import { plural } from "@/components/lib/format";

const PAGE = 100;

export type JsonTreeProps = {
  value: unknown;
  /** How many levels stand open at first. */
  depth?: number;
  /** Spoken name. */
  label?: string;
  className?: string;
};

/** A value that can be opened level by level. Shows text only, at most a hundred entries a level at a time. */
export function JsonTree({ value, depth = 2, label = "Value", className }: JsonTreeProps) {
  return (
    <section aria-label={label} className={cn("font-mono text-sm leading-5", className)}>
      <Branch value={value} depth={depth} />
    </section>
  );
}

function entriesOf(value: unknown): [string, unknown][] | null {
  if (Array.isArray(value)) return value.map((item, index) => [String(index), item]);
  if (value !== null && typeof value === "object") return Object.entries(value);
  return null;
}

function Branch({ name, value, depth }: { name?: string; value: unknown; depth: number }) {
  const [open, setOpen] = useState(depth > 0);
  const [shown, setShown] = useState(PAGE);
  const entries = entriesOf(value);
  if (!entries || entries.length === 0) {
    return (
      <div className="pl-4 break-words whitespace-pre-wrap">
        {name === undefined ? null : <span className="text-ink-2">{name}: </span>}
        <Leaf value={value} />
      </div>
    );
  }
  const size = plural(entries.length, Array.isArray(value) ? "item" : "field");
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-h-6 items-center gap-0.5 rounded-sm pr-1 text-left hover:bg-hover"
      >
        <ChevronRight
          aria-hidden="true"
          className={cn("size-3.5 text-ink-3 transition-transform", open && "rotate-90")}
        />
        {name === undefined ? null : <span className="text-ink-2">{name}</span>}
        <span className="ml-1 text-ink-3">{size}</span>
      </button>
      {open ? (
        <div className="ml-[7px] border-l border-line pl-2">
          {entries.slice(0, shown).map(([key, item]) => (
            <Branch key={key} name={key} value={item} depth={depth - 1} />
          ))}
          {entries.length > shown ? (
            <button
              type="button"
              onClick={() => setShown(shown + PAGE)}
              className="ml-4 min-h-6 rounded-sm font-sans font-medium text-accent-ink hover:underline"
            >
              Show {Math.min(PAGE, entries.length - shown)} more
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function Leaf({ value }: { value: unknown }) {
  if (typeof value === "string") return <span className="text-ink">{value === "" ? '""' : value}</span>;
  if (typeof value === "number" || typeof value === "boolean") {
    return <span className="text-accent-ink">{String(value)}</span>;
  }
  if (value === null || value === undefined) return <span className="text-ink-3">empty</span>;
  return <span className="text-ink-3">{Array.isArray(value) ? "no items" : "no fields"}</span>;
}
