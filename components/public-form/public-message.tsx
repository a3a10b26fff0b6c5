import { CircleCheck, CircleSlash } from "lucide-react";
import type { ReactNode, Ref } from "react";

const TONES = {
  sent: { icon: CircleCheck, ink: "text-ok-ink" },
  closed: { icon: CircleSlash, ink: "text-ink-3" },
} as const;

/** What a public page says instead of a form. */
export function PublicMessage({
  tone,
  title,
  children,
  headingRef,
}: {
  tone: keyof typeof TONES;
  title: string;
  children?: ReactNode;
  /** for moving the focus here once the form has gone */
  headingRef?: Ref<HTMLHeadingElement>;
}) {
  const { icon: Icon, ink } = TONES[tone];
  return (
    <div className="flex flex-col items-center py-10 text-center">
      <Icon className={`mb-4 size-8 ${ink}`} aria-hidden="true" />
      <h1
        ref={headingRef}
        tabIndex={-1}
        className="max-w-100 text-lg font-semibold text-balance whitespace-pre-line outline-none"
      >
        {title}
      </h1>
      {children ? <p className="mt-2 max-w-96 text-balance text-ink-2">{children}</p> : null}
    </div>
  );
}
