import { cn } from "@/components/lib/cn";
import { Spinner } from "@/components/ui/spinner";
import { type StatusHue, type StatusKind, statusKind } from "@/components/ui/status-kinds";

const TEXT: Record<StatusHue, string> = {
  neutral: "text-ink-2",
  accent: "text-accent-ink",
  ok: "text-ok-ink",
  wait: "text-wait-ink",
  bad: "text-bad-ink",
  person: "text-person-ink",
};

const PILL: Record<StatusHue, string> = {
  neutral: "bg-sunken inset-ring inset-ring-line",
  accent: "bg-accent-soft",
  ok: "bg-ok-soft",
  wait: "bg-wait-soft",
  bad: "bg-bad-soft",
  person: "bg-person-soft",
};

export type StatusProps = {
  status: StatusKind;
  /** Says more than the plain word: "Waiting for Finance · 2 h 10 m". */
  label?: string;
  /** `icon` shows the icon alone; the word is then spoken and on hover. */
  variant?: "text" | "pill" | "icon";
  className?: string;
};

/** A state as icon, word and hue. */
export function Status({ status, label, variant = "text", className }: StatusProps) {
  const { word, hue, icon: Icon } = statusKind(status);
  const text = label ?? word;
  const mark =
    Icon === "spinner" ? <Spinner className="size-3.5" /> : <Icon aria-hidden="true" className="size-3.5" />;
  if (variant === "icon") {
    return (
      <span title={text} className={cn("inline-flex", TEXT[hue], className)}>
        {mark}
        <span className="sr-only">{text}</span>
      </span>
    );
  }
  return (
    <span
      className={cn(
        "inline-flex max-w-full min-w-0 items-center gap-1.5 align-top font-medium",
        TEXT[hue],
        variant === "pill" && "h-6 rounded-full pr-2 pl-1.5 text-sm",
        variant === "pill" && PILL[hue],
        className,
      )}
    >
      {mark}
      <span className="truncate">{text}</span>
    </span>
  );
}
