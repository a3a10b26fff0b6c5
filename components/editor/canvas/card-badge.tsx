import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";

const TONES = {
  bad: "bg-bad-soft text-bad-ink ring-[color-mix(in_oklab,var(--bad)_35%,var(--surface))]",
  wait: "bg-wait-soft text-wait-ink ring-[color-mix(in_oklab,var(--wait)_45%,var(--surface))]",
  ok: "bg-ok-soft text-ok-ink ring-[color-mix(in_oklab,var(--ok)_35%,var(--surface))]",
  run: "bg-accent-soft text-accent-ink ring-[color-mix(in_oklab,var(--accent)_35%,var(--surface))]",
  skip: "bg-surface text-ink-3 ring-line-strong",
} as const;

/** The pill that overhangs a card: what is to fix, or where a run stands. */
export function CardBadge({
  tone,
  icon,
  children,
}: {
  tone: keyof typeof TONES;
  icon: ReactNode;
  children: ReactNode;
}) {
  return (
    <span
      className={cn(
        "num inline-flex h-5 items-center gap-1 rounded-full pr-2 pl-1.5 text-xs leading-5 font-medium whitespace-nowrap ring [&>svg]:size-3",
        TONES[tone],
      )}
    >
      {icon}
      {children}
    </span>
  );
}
