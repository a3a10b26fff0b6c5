"use client";

import { cn } from "@/components/lib/cn";
import { Kbd } from "@/components/ui/kbd";
import type { AllowedOutcome } from "@/server/domain/task/task";
import { choiceWord, outcomeLook } from "./outcome-words";

/**
 * The answers one may give, as one group of radio buttons: choosing does nothing yet. A row of segments, on a phone
 * tiles for the thumb. `name` keeps the groups of different tasks apart.
 */
export function ChoiceButtons({
  name,
  outcomes,
  chosen,
  disabled,
  onChoose,
}: {
  name: string;
  outcomes: readonly AllowedOutcome[];
  chosen: string | null;
  disabled: boolean;
  onChoose: (outcome: string) => void;
}) {
  return (
    <div
      role="radiogroup"
      aria-label="Your answer"
      className="isolate flex rounded-md border border-line-strong max-sm:grid max-sm:w-full max-sm:auto-cols-fr max-sm:grid-flow-col max-sm:gap-2 max-sm:border-0"
    >
      {outcomes.map((outcome) => {
        const { icon: Icon, keys } = outcomeLook(outcome.kind);
        const isChosen = outcome.id === chosen;
        return (
          <label
            key={outcome.id}
            className={cn(
              "relative flex h-[34px] items-center gap-1.5 px-2 font-medium whitespace-nowrap text-ink-2 not-first:border-l not-first:border-line first:rounded-l-[5px] last:rounded-r-[5px] hover:bg-hover",
              "max-sm:h-[52px] max-sm:flex-col max-sm:justify-center max-sm:gap-0.5 max-sm:rounded-lg! max-sm:border! max-sm:border-line-strong! max-sm:text-sm",
              "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
              isChosen &&
                "z-1 rounded-[5px] border-transparent! bg-accent-soft text-accent-ink ring-[1.5px] ring-accent hover:bg-accent-soft",
              disabled && "pointer-events-none opacity-60",
            )}
          >
            <input
              type="radio"
              name={name}
              value={outcome.id}
              checked={isChosen}
              disabled={disabled}
              data-choice={outcome.id}
              onChange={() => onChoose(outcome.id)}
              className="absolute inset-0 m-0 cursor-pointer appearance-none outline-none"
            />
            <Icon aria-hidden="true" className="size-3.5 max-sm:size-[18px]" />
            {choiceWord(outcome)}
            <Kbd
              silent
              keys={keys}
              variant={isChosen ? "quiet" : "plain"}
              className="max-md:hidden @max-[540px]:hidden"
            />
          </label>
        );
      })}
    </div>
  );
}
