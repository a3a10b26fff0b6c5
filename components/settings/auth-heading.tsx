import type { ReactNode } from "react";

/** The title of a page before the sign-in, and one sentence below it. */
export function AuthHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="mb-4">
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      {children ? <p className="mt-1 text-ink-2">{children}</p> : null}
    </div>
  );
}
