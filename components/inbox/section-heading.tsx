import type { ReactNode } from "react";

/** The heading of a part of a task, with a remark beside it and one at the end. */
export function SectionHeading({
  title,
  note,
  aside,
}: {
  title: string;
  note?: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <div className="mt-5 mb-2 flex min-h-5 flex-wrap items-center gap-x-2 gap-y-1">
      <h3 className="font-strong">{title}</h3>
      {note}
      {aside ? <div className="ml-auto flex items-center gap-1.5 text-sm text-ink-3">{aside}</div> : null}
    </div>
  );
}
