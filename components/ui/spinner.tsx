import { cn } from "@/components/lib/cn";

export type SpinnerProps = {
  /** Spoken name; leave it out when a word beside it already says what is going on. */
  label?: string;
  className?: string;
};

/** A quarter-open ring that turns. Takes the colour of the text around it; 16 px unless sized by `className`. */
export function Spinner({ label, className }: SpinnerProps) {
  const svg = (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2.25}
      strokeLinecap="round"
      aria-hidden="true"
      className={cn("size-4 shrink-0 animate-spin", className)}
    >
      <path d="M12 3a9 9 0 1 0 9 9" />
    </svg>
  );
  if (!label) return svg;
  return (
    <span role="status" className="inline-flex items-center">
      {svg}
      <span className="sr-only">{label}</span>
    </span>
  );
}
