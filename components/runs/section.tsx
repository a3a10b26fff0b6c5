import type { ReactNode } from "react";

/** A titled part of the detail pane. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="border-b border-line px-4 py-3 last:border-b-0">
      <h3 className="mb-2 flex items-baseline gap-2 font-strong">
        {title}
        {aside ? <span className="num ml-auto text-sm font-normal text-ink-3">{aside}</span> : null}
      </h3>
      {children}
    </section>
  );
}
