import { cn } from "@/components/lib/cn";
import { CopyButton } from "@/components/ui/copy-button";

export type CodeBlockProps = {
  /** Text as it is, or any value, which is shown as JSON. Always text, never markup. */
  value: unknown;
  /** Spoken name, and the title of the bar. */
  label: string;
  /** Hides the bar with title and copy button. */
  bare?: boolean;
  maxHeight?: number;
  className?: string;
};

/** Text or JSON in a fixed-width face, wrapped, with a way to copy it. */
export function CodeBlock({ value, label, bare, maxHeight = 320, className }: CodeBlockProps) {
  const text = typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? "");
  return (
    <figure className={cn("min-w-0 overflow-hidden rounded-lg border border-line bg-surface", className)}>
      {bare ? null : (
        <figcaption className="flex h-8 items-center justify-between border-b border-line bg-bg pr-0.5 pl-3 text-sm text-ink-2">
          {label}
          <CopyButton value={text} label={`Copy ${label}`} />
        </figcaption>
      )}
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
        tabIndex={0}
        style={{ maxHeight }}
        className="scroll-thin overflow-auto px-3 py-2 -outline-offset-2"
      >
        <pre className="font-mono text-sm leading-5 break-words whitespace-pre-wrap">{text}</pre>
      </section>
    </figure>
  );
}
