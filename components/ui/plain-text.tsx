import { Fragment } from "react";

/**
 * Signs that change how text reads without being seen: controls, zero-width signs, turns of direction, tags. The
 * joiner inside an emoji is seen.
 */
const unseen = /([\p{Cc}\p{Cf}\u115f\u1160\u2028\u2029\u3164\uffa0])/u;
const harmless = /^[\t\n\r]$/;
const emoji = /\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?$/u;

/**
 * Text from outside as it is: no markup, and nothing hidden in it. A sign that cannot be seen is drawn as its code,
 * so that nobody approves words that read otherwise than they are.
 */
export function PlainText({ children }: { children: string }) {
  const parts = children.split(unseen);
  return parts.map((part, index) => {
    const isSign =
      index % 2 === 1 && !harmless.test(part) && !(part === "\u200d" && emoji.test(parts[index - 1] ?? ""));
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, drawn anew as a whole
    if (!isSign) return <Fragment key={index}>{part}</Fragment>;
    return (
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        key={index}
        title="A sign that is usually not seen"
        className="mx-px rounded-sm bg-bad-soft px-1 font-mono text-xs text-bad-ink"
      >
        U+{part.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}
      </span>
    );
  });
}
