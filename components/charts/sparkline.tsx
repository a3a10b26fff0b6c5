import { cn } from "@/components/lib/cn";

const WIDTH = 96;
const HEIGHT = 24;

export type SparklineProps = {
  /** Oldest first. */
  values: readonly number[];
  /** What the line says, in words ("Runs over 14 days, 12 today"). */
  label: string;
  className?: string;
};

/** The course of a number at the size of a word. */
export function Sparkline({ values, label, className }: SparklineProps) {
  if (values.length < 2) return null;
  const top = Math.max(1, ...values);
  const points = values.map((value, index) => ({
    x: 2 + (index / (values.length - 1)) * (WIDTH - 4),
    y: HEIGHT - 4 - (value / top) * (HEIGHT - 8),
  }));
  const line = points
    .map(({ x, y }, index) => `${index ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("");
  const last = points.at(-1);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={cn("h-6 w-24", className)}
    >
      <path d={`${line}V${HEIGHT - 2}H2Z`} className="fill-accent opacity-10" />
      <path
        d={line}
        fill="none"
        strokeWidth={1.5}
        strokeLinejoin="round"
        strokeLinecap="round"
        className="stroke-accent"
      />
      {last ? <circle cx={last.x} cy={last.y} r={2} className="fill-accent" /> : null}
    </svg>
  );
}
