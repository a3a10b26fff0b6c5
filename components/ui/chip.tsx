import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";

/** Where the value came from: AI teal, a person violet, the trigger slate, logic grey; `missing` is dashed red. */
export type ChipHue = "plain" | "ai" | "person" | "trigger" | "logic" | "missing";

export const CHIP_HUES: Record<ChipHue, string> = {
  plain: "bg-chip text-ink inset-ring inset-ring-line",
  ai: "bg-ai-soft text-ai-ink",
  person: "bg-person-soft text-person-ink",
  trigger: "bg-slate-soft text-slate",
  logic: "bg-logic-soft text-logic",
  missing: "text-bad-ink outline-1 -outline-offset-1 outline-dashed outline-bad",
};

export type ChipProps = {
  hue?: ChipHue;
  icon?: ReactNode;
  title?: string;
  /** Shows a cross with the spoken name "Remove …". */
  onRemove?: () => void;
  removeLabel?: string;
  className?: string;
  children: ReactNode;
};

/** A value inside a sentence or a field. Long ones are cut with an ellipsis; say all of it in `title`. */
export function Chip({ hue = "plain", icon, title, onRemove, removeLabel, className, children }: ChipProps) {
  return (
    <span
      title={title}
      className={cn(
        "inline-flex h-[18px] max-w-full items-center gap-1 rounded-sm px-[5px] text-sm leading-[18px] font-medium whitespace-nowrap [&>svg]:size-3",
        CHIP_HUES[hue],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
      {onRemove ? (
        <button
          type="button"
          onClick={onRemove}
          aria-label={removeLabel ?? "Remove this value"}
          className="-mr-1 grid size-4 place-items-center rounded-sm hover:bg-active"
        >
          <X className="size-3" />
        </button>
      ) : null}
    </span>
  );
}
