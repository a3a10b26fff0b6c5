"use client";

import { Popover as Base } from "@base-ui/react/popover";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import type { ReactElement } from "react";
import { cn } from "@/components/lib/cn";
import { matchWords } from "@/components/lib/match-words";
import { Chip } from "@/components/ui/chip";
import { FLOAT_CLASS } from "@/components/ui/control-class";
import type { Ref } from "@/server/domain/expression/template";
import { useValues, type ValueOption } from "./values";

export interface ValuePickerProps {
  trigger: ReactElement<Record<string, unknown>>;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  onPick: (ref: Ref, option: ValueOption) => void;
  /** also the answer of the step itself */
  withOwn?: boolean;
  /** whether the focus goes back to the trigger on closing; not when the caret belongs elsewhere */
  returnFocus?: boolean;
}

/** Values of the steps before, by step, with what they were last time; searchable. */
export function ValuePicker({
  trigger,
  open,
  onOpenChange,
  onPick,
  withOwn,
  returnFocus = true,
}: ValuePickerProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side="bottom" align="start" sideOffset={6} collisionPadding={8} className="z-popup">
          <Base.Popup
            finalFocus={returnFocus ? undefined : false}
            aria-label="Choose a value"
            className={cn(FLOAT_CLASS, "float-motion w-[320px] overflow-hidden")}
          >
            <ValueList onPick={onPick} withOwn={withOwn} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function ValueList({ onPick, withOwn }: Pick<ValuePickerProps, "onPick" | "withOwn">) {
  const { groups, own } = useValues();
  const all = own && withOwn ? [own, ...groups] : groups;
  return (
    <Command loop label="Values" filter={matchWords}>
      <div className="flex h-9 items-center gap-2 border-b border-line px-3 text-ink-3">
        <Search className="size-3.5" aria-hidden="true" />
        <Command.Input
          autoFocus
          placeholder="Search values"
          className="min-w-0 flex-1 bg-transparent text-ink outline-none focus-visible:outline-none"
        />
      </div>
      <Command.List className="scroll-thin max-h-[300px] overflow-y-auto p-1">
        <Command.Empty className="px-2 py-3 text-ink-3">
          {all.length === 0
            ? "Nothing comes before this step yet. Connect it first."
            : "No value has this name."}
        </Command.Empty>
        {all.map((group) => (
          <Command.Group
            key={group.nodeId}
            heading={group.title}
            className="[&_[cmdk-group-heading]]:truncate [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3"
          >
            {group.options.map((option) => (
              <Command.Item
                key={option.ref.path.join("\u0000")}
                value={`${group.nodeId} ${option.ref.path.join(" ")}`}
                keywords={[option.label, group.title]}
                onSelect={() => onPick(option.ref, option)}
                className="flex h-8 items-center gap-2 rounded-md px-2 outline-none data-[selected=true]:bg-hover"
              >
                <Chip hue={group.hue} className="max-w-[150px] shrink-0">
                  {option.label}
                </Chip>
                <span className="ml-auto min-w-0 truncate text-sm text-ink-3">{option.sample}</span>
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}
