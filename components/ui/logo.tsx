import { cn } from "@/components/lib/cn";

/** The two strokes of the mark, for drawings that hold it. */
export function LogoStrokes() {
  return (
    <g fill="none" strokeLinecap="round" strokeLinejoin="round">
      <path d="M53.9 32A24 24 0 1 1 39.5 11.9" className="stroke-ink" />
      <path d="M20 35.5l8.5 8.5L58.5 9.5" className="stroke-person" />
    </g>
  );
}

/** The mark: a seal that a person's stroke signs across. It follows the theme; the small form serves up to 24 px. */
export function Logo({ label, className }: { label?: string; className?: string }) {
  return (
    <svg
      viewBox="0 0 64 64"
      strokeWidth={7}
      className={cn("size-6 shrink-0", className)}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : "true"}
    >
      <LogoStrokes />
    </svg>
  );
}
