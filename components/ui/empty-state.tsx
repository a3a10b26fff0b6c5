import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";
import { LogoStrokes } from "@/components/ui/logo";

export type EmptyStateProps = {
  title: string;
  /** What this place is for and what to do next. */
  children?: ReactNode;
  /** An icon element; without it, the product's own drawing. */
  icon?: ReactNode;
  action?: ReactNode;
  /** Without the dashed frame, where a panel frames it already. */
  bare?: boolean;
  className?: string;
};

/** What a place says while it is empty: it teaches the next step. */
export function EmptyState({ title, children, icon, action, bare, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        "flex flex-col items-center px-6 pt-6 pb-5 text-center",
        !bare && "rounded-lg border border-dashed border-line-strong",
        className,
      )}
    >
      {icon ? (
        <span className="mb-3 grid size-10 place-items-center rounded-lg bg-sunken text-ink-2 inset-ring inset-ring-line [&>svg]:size-5">
          {icon}
        </span>
      ) : (
        <Cards />
      )}
      <h2 className="text-lg font-semibold tracking-tight text-balance">{title}</h2>
      {children ? <div className="mt-1 max-w-80 text-ink-2 text-balance">{children}</div> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}

function Cards() {
  return (
    <svg viewBox="0 0 96 56" fill="none" aria-hidden="true" className="mb-3 h-14 w-24 stroke-line-strong">
      <rect x="12.5" y="4.5" width="71" height="16" rx="4" />
      <rect x="6.5" y="14.5" width="83" height="18" rx="5" className="fill-bg" />
      <rect x=".5" y="26.5" width="95" height="28" rx="6" className="fill-surface" />
      <g transform="translate(12 31) scale(.3)" strokeWidth="6.5">
        <LogoStrokes />
      </g>
      <path d="M42 37h40M42 44h24" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
