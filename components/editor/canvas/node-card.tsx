import type { ReactNode } from "react";
import { NodeTile } from "@/components/editor/node-look";
import { cn } from "@/components/lib/cn";
import type { Category } from "@/server/domain/workflow/node-spec";

export type CardRing = "none" | "selected" | "running" | "bad" | "wait";

export const RINGS: Readonly<Record<CardRing, string>> = {
  none: "ring ring-line shadow-[0_1px_2px_oklch(0.2_0.02_265/0.04)] hover:ring-line-strong",
  selected: "shadow-[0_0_0_1.5px_var(--accent),0_0_0_5px_color-mix(in_oklab,var(--accent)_16%,transparent)]",
  running: "shadow-[0_0_0_1.5px_var(--accent)]",
  bad: "shadow-[0_0_0_1.5px_var(--bad)]",
  wait: "shadow-[0_0_0_1.5px_var(--wait)]",
};

export interface NodeCardProps {
  category: Category | undefined;
  icon: string | undefined;
  title: ReactNode;
  /** one sentence of what it will do, is doing or did */
  sentence: ReactNode;
  /** named ways out; the strip shows from two on */
  ports: readonly { readonly id: string; readonly label: string }[];
  /** overhangs the top right, so that the title is never cut by a status */
  badge?: ReactNode;
  ring?: CardRing;
  dimmed?: boolean;
  /** what stands at each way out and at the top (handles on the canvas) */
  portAt?: (portId: string, index: number) => ReactNode;
  top?: ReactNode;
}

/** A node as a card of 260 px: 96 px high, or 124 px with the strip of its named ports. */
export function NodeCard({
  category,
  icon,
  title,
  sentence,
  ports,
  badge,
  ring = "none",
  dimmed,
  portAt,
  top,
}: NodeCardProps) {
  const named = ports.length > 1;
  return (
    <article
      className={cn(
        "relative flow-root w-[260px] rounded-lg bg-surface transition-shadow",
        named ? "h-[124px]" : "h-24",
        RINGS[ring],
        dimmed && "opacity-55",
      )}
    >
      {badge ? <div className="absolute -top-2.5 right-3 z-3">{badge}</div> : null}
      {top}
      <header className="mx-3 mt-3 flex h-6 items-center gap-2">
        <NodeTile category={category} icon={icon} />
        <h3 className="min-w-0 flex-1 truncate font-semibold">{title}</h3>
      </header>
      <p className="mx-3 mt-1.5 line-clamp-2 h-10 text-ink-2 [text-wrap:wrap]">{sentence}</p>
      {named ? (
        <ul className="absolute inset-x-0 bottom-0 grid h-7 auto-cols-fr grid-flow-col border-t border-line">
          {ports.map((port, index) => (
            <li
              key={port.id}
              className="relative min-w-0 text-center text-xs leading-[26px] font-medium text-ink-2 not-first:before:absolute not-first:before:top-2 not-first:before:left-0 not-first:before:h-[11px] not-first:before:w-px not-first:before:bg-line"
            >
              <span className="block truncate px-1">{port.label}</span>
              {portAt?.(port.id, index)}
            </li>
          ))}
        </ul>
      ) : (
        ports.map((port, index) => <div key={port.id}>{portAt?.(port.id, index)}</div>)
      )}
    </article>
  );
}
