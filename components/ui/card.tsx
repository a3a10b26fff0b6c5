import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";

export type CardProps = {
  title?: ReactNode;
  /** A few words after the title. */
  meta?: ReactNode;
  actions?: ReactNode;
  className?: string;
  /** For the body below the title. */
  bodyClassName?: string;
  children: ReactNode;
};

/** A framed section of a page: hairline, radius 10, no shadow. */
export function Card({ title, meta, actions, className, bodyClassName, children }: CardProps) {
  return (
    <section className={cn("min-w-0 overflow-hidden rounded-lg border border-line bg-surface", className)}>
      {title ? (
        <div className="flex min-h-11 items-center gap-2 py-1.5 pr-2 pl-4">
          <h2 className="font-strong">{title}</h2>
          {meta ? <span className="num text-sm text-ink-3">{meta}</span> : null}
          {actions ? <div className="ml-auto flex items-center gap-2">{actions}</div> : null}
        </div>
      ) : null}
      <div className={bodyClassName}>{children}</div>
    </section>
  );
}
