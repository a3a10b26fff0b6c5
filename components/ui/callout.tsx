import { CircleAlert, CircleCheck, Info, OctagonPause, Sparkles, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";

export type CalloutTone = "info" | "ok" | "warn" | "bad" | "stop" | "ai";

const TONES = {
  info: { box: "bg-accent-soft", ink: "text-accent-ink", icon: Info },
  ok: { box: "bg-ok-soft", ink: "text-ok-ink", icon: CircleCheck },
  warn: { box: "bg-wait-soft", ink: "text-wait-ink", icon: TriangleAlert },
  bad: { box: "bg-bad-soft", ink: "text-bad-ink", icon: CircleAlert },
  /** Why the work stopped for a person. */
  stop: { box: "bg-wait-soft", ink: "text-wait-ink", icon: OctagonPause },
  ai: { box: "bg-ai-soft", ink: "text-ai-ink", icon: Sparkles },
} as const;

export type CalloutProps = {
  tone?: CalloutTone;
  title?: ReactNode;
  children?: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
  /** Announced at once: for what has just gone wrong. */
  live?: boolean;
  className?: string;
};

/** A passage that must be read: a reason, a warning, an error with what was kept and what to do. */
export function Callout({ tone = "info", title, children, icon, action, live, className }: CalloutProps) {
  const { box, ink, icon: Icon } = TONES[tone];
  return (
    <div
      role={live ? "alert" : undefined}
      className={cn("flex items-start gap-3 rounded-md px-4 py-2.5 max-sm:px-3", box, className)}
    >
      <span className={cn("mt-0.5 [&>svg]:size-4", ink)} aria-hidden="true">
        {icon ?? <Icon />}
      </span>
      <div className="min-w-0 flex-1">
        {title ? <p className={cn("text-sm leading-5 font-strong", ink)}>{title}</p> : null}
        {children ? <div className="text-ink">{children}</div> : null}
      </div>
      {action ? <div className="flex shrink-0 items-center gap-2">{action}</div> : null}
    </div>
  );
}
