import { cn } from "@/components/lib/cn";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger" | "danger-fill";
export type ButtonSize = "sm" | "md" | "lg";

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    "border-accent-fill bg-accent-fill text-on-accent hover:border-accent-fill-hover hover:bg-accent-fill-hover",
  secondary: "border-line-strong bg-surface text-ink hover:bg-hover [&>svg]:text-ink-2",
  quiet: "border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink",
  danger: "border-[color-mix(in_oklab,var(--bad)_45%,var(--line))] bg-surface text-bad-ink hover:bg-bad-soft",
  "danger-fill": "border-transparent bg-bad-fill text-on-accent hover:brightness-95",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "h-7 gap-1.5 rounded-md px-2 text-sm font-medium [&>svg]:size-3.5",
  md: "h-8 gap-1.5 rounded-md px-3 text-md font-medium [&>svg]:size-4",
  lg: "h-11 gap-2 rounded-lg px-4 text-lg font-strong [&>svg]:size-4",
};

/** The class names of a button, for an element that must be something else (a link). */
export function buttonClass(
  variant: ButtonVariant = "secondary",
  size: ButtonSize = "md",
  className?: string,
): string {
  return cn(
    "inline-flex shrink-0 items-center justify-center whitespace-nowrap border transition-colors select-none",
    SIZES[size],
    VARIANTS[variant],
    "disabled:cursor-default disabled:border-line disabled:bg-sunken disabled:text-ink-3 disabled:hover:brightness-100",
    "aria-busy:cursor-default",
    className,
  );
}
