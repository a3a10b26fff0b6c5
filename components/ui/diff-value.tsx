import { ArrowRight } from "lucide-react";
import { cn } from "@/components/lib/cn";
import { PlainText } from "./plain-text";

export type DiffValueProps = {
  from: unknown;
  to: unknown;
  /** `stacked` puts one below the other with − and +, for long values. */
  variant?: "inline" | "stacked";
  className?: string;
};

/** What a value was and what it became. */
export function DiffValue({ from, to, variant = "inline", className }: DiffValueProps) {
  if (variant === "stacked") {
    return (
      <div
        className={cn("overflow-hidden rounded-md border border-line font-mono text-sm leading-5", className)}
      >
        <del className="flex gap-3 bg-bad-soft px-3 py-0.5 no-underline">
          <span aria-hidden="true" className="font-semibold text-bad-ink">
            −
          </span>
          <Words hidden="was" value={from} />
        </del>
        <ins className="flex gap-3 bg-ok-soft px-3 py-0.5 no-underline">
          <span aria-hidden="true" className="font-semibold text-ok-ink">
            +
          </span>
          <Words hidden="is now" value={to} />
        </ins>
      </div>
    );
  }
  return (
    <span className={cn("inline-flex min-w-0 flex-wrap items-center gap-1.5", className)}>
      <del className="text-ink-3 line-through">
        <Words hidden="was" value={from} />
      </del>
      <ArrowRight aria-hidden="true" className="size-3 text-ink-3" />
      <ins className="font-strong text-person-ink no-underline">
        <Words hidden="is now" value={to} />
      </ins>
    </span>
  );
}

function Words({ hidden, value }: { hidden: string; value: unknown }) {
  const text = value === null || value === undefined || value === "" ? "empty" : value;
  return (
    <span className="min-w-0 break-words whitespace-pre-wrap">
      <span className="sr-only">{hidden} </span>
      <PlainText>{typeof text === "object" ? JSON.stringify(text) : String(text)}</PlainText>
    </span>
  );
}
