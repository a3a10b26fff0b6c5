import { Check, Dot, X } from "lucide-react";
import type { ReactNode } from "react";
import { PlainText } from "@/components/ui/plain-text";

const marks: [RegExp, ReactNode][] = [
  [/^(?:✓|✔|\+|good:|do:)\s*/i, <Check key="good" className="text-ok-ink" />],
  [/^(?:✗|✘|×|x |bad:|don't:|do not:)\s*/i, <X key="bad" className="text-bad-ink" />],
  [/^[-*•]\s+/, <Dot key="point" className="text-ink-3" />],
];

/**
 * How to decide, in the builder's words: plain text, a line each. Lines that begin with "-", "✓" or "good:", "✗" or
 * "bad:" become points with their sign.
 */
export function Guidelines({ text }: { text: string }) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return (
    <ul className="flex flex-col gap-1.5">
      {lines.map((line, index) => {
        const trimmed = line.trim();
        const [pattern, icon] = marks.find(([known]) => known.test(trimmed)) ?? [];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, which may repeat
          <li key={index} className="flex gap-2 [&>svg]:mt-[3px] [&>svg]:size-3.5">
            {icon}
            <span className="min-w-0 flex-1 break-words">
              <PlainText>{pattern ? trimmed.replace(pattern, "") : trimmed}</PlainText>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
