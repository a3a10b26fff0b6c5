import { Sparkles } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";
import { initials } from "@/components/lib/format";

const PX = { xs: 18, sm: 20, md: 24, lg: 32 } as const;

const LOOK = {
  person:
    "rounded-full bg-person-soft text-person-ink inset-ring inset-ring-[color-mix(in_oklab,var(--person)_22%,transparent)]",
  ai: "rounded-[28%] bg-ai-soft text-ai-ink inset-ring inset-ring-[color-mix(in_oklab,var(--ai)_26%,transparent)]",
  system: "rounded-[28%] bg-sunken text-ink-2 inset-ring inset-ring-line",
} as const;

export type AvatarProps = {
  /** Who it is; initials are made from it. */
  name: string;
  /** A person is round and violet, AI a teal square, the system a grey one. */
  kind?: "person" | "ai" | "system";
  /** Replaces the sign of `ai` and `system`. */
  icon?: ReactNode;
  size?: keyof typeof PX;
  /** Set when the name is not written beside it. */
  labelled?: boolean;
  className?: string;
};

/** Who did it or who is asked. */
export function Avatar({ name, kind = "person", icon, size = "sm", labelled, className }: AvatarProps) {
  const px = PX[size];
  return (
    <span
      title={labelled ? name : undefined}
      style={{ width: px, height: px, fontSize: Math.round(px * 0.4) }}
      className={cn(
        "inline-grid shrink-0 place-items-center font-semibold tracking-normal leading-none",
        LOOK[kind],
        className,
      )}
    >
      <span aria-hidden="true" className="grid place-items-center [&>svg]:size-[1.5em]">
        {kind === "person" ? initials(name) : (icon ?? <Sparkles />)}
      </span>
      {labelled ? <span className="sr-only">{name}</span> : null}
    </span>
  );
}
