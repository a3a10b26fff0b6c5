"use client";

import { valueDrag } from "@/components/form/template-clipboard";
import type { ValueGroup } from "@/components/form/values";
import { Chip } from "@/components/ui/chip";

/** The values of one step as rows: the chip, to be dragged into a field, and what it was last time. */
export function ValueRows({ group }: { group: ValueGroup }) {
  return (
    <dl className="flex flex-col">
      {group.options.map((option) => (
        <div
          key={option.ref.path.join("\u0000")}
          className="flex min-h-7 items-center gap-2 border-t border-line py-1 first:border-t-0"
        >
          <dt className="max-w-[55%] shrink-0">
            {/* biome-ignore lint/a11y/noStaticElementInteractions: a drag only; fields offer the same by their plus */}
            <span
              draggable
              className="inline-flex max-w-full cursor-grab active:cursor-grabbing"
              onDragStart={(event) => {
                event.dataTransfer.setData(valueDrag, JSON.stringify(option.ref));
                event.dataTransfer.effectAllowed = "copy";
              }}
            >
              <Chip hue={group.hue}>{option.label}</Chip>
            </span>
          </dt>
          <dd className="num ml-auto min-w-0 truncate text-ink-2" title={option.sample}>
            {option.sample || <span className="text-ink-3">–</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
