import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";

export type BadgeTone = "neutral" | "accent" | "ok" | "wait" | "bad" | "ai" | "person";

const TONES: Record<BadgeTone, string> = {
  neutral: "bg-sunken text-ink-2 inset-ring inset-ring-line",
  accent: "bg-accent-soft text-accent-ink",
  ok: "bg-ok-soft text-ok-ink",
  wait: "bg-wait-soft text-wait-ink",
  bad: "bg-bad-soft text-bad-ink",
  ai: "bg-ai-soft text-ai-ink",
  person: "bg-person-soft text-person-ink",
};

export type BadgeProps = {
  tone?: BadgeTone;
  /** An icon element; a coloured badge should have one, so that colour is never alone. */
  icon?: ReactNode;
  title?: string;
  className?: string;
  children: ReactNode;
};

/** A small fact about the thing beside it: due time, risk class, who edited. */
export function Badge({ tone = "neutral", icon, title, className, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={cn(
        "num inline-flex h-5 shrink-0 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap [&>svg]:size-3",
        TONES[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
