import { cn } from "@/components/lib/cn";
import { shortHash } from "@/components/lib/format";
import { CopyButton } from "@/components/ui/copy-button";

export type HashProps = {
  value: string;
  /** Offers a button that copies the whole of it. */
  copy?: boolean;
  className?: string;
};

/** A hash in its short form, 9f2c…41ab; whole on hover. */
export function Hash({ value, copy, className }: HashProps) {
  return (
    <span className={cn("inline-flex items-center gap-0.5", className)}>
      <code title={value} className="font-mono text-xs whitespace-nowrap text-ink-2">
        {shortHash(value)}
      </code>
      {copy ? <CopyButton value={value} label="Copy the whole hash" size="sm" /> : null}
    </span>
  );
}
