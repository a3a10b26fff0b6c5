"use client";

import { cn } from "@/components/lib/cn";
import { isApple, keyLabels, spokenKeys } from "@/components/lib/key-labels";
import { useHydrated } from "@/components/lib/use-hydrated";

export type KbdProps = {
  /** A combination ("mod+k", "shift+1") or a sequence ("g i"); `mod` is ⌘ on Apple keyboards and Ctrl elsewhere. */
  keys: string;
  /** `quiet` inherits the colour around it, for use on a filled button or a tooltip. */
  variant?: "plain" | "quiet";
  /** Not spoken, where the key is a hint beside a name that is spoken already. */
  silent?: boolean;
  className?: string;
};

/** Shows a key combination as key caps. The server guesses the keyboard; the browser corrects it. */
export function Kbd({ keys, variant = "plain", silent, className }: KbdProps) {
  const hydrated = useHydrated();
  const apple = hydrated ? isApple() : true;
  return (
    <span className={cn("inline-flex shrink-0", className)}>
      {silent ? null : <span className="sr-only">{spokenKeys(keys, apple)}</span>}
      <span className="inline-flex items-center gap-0.5" aria-hidden="true">
        {keyLabels(keys, apple).map((label) => (
          <kbd
            key={label}
            className={cn(
              "inline-grid h-[18px] min-w-[18px] place-items-center rounded-sm border px-1 font-sans text-xs leading-none font-medium",
              variant === "plain" && "border-line-strong bg-surface text-ink-2",
              variant === "quiet" && "border-current/30",
            )}
          >
            {label}
          </kbd>
        ))}
      </span>
    </span>
  );
}
