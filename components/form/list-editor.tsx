"use client";

import { ArrowDown, ArrowUp, ChevronRight, Plus, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/lib/cn";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";

export interface ListEditorProps<Item> {
  items: readonly Item[];
  onItemsChange: (items: Item[]) => void;
  /** what one is called: "field" */
  noun: string;
  create: () => Item;
  /** the closed row: its name and a few words */
  summary: (item: Item, index: number) => { title: ReactNode; note?: ReactNode };
  children: (item: Item, set: (next: Item) => void, index: number) => ReactNode;
  /** order means something: it can be changed */
  sortable?: boolean;
  max?: number;
  min?: number;
}

/** Things of one kind as rows that open in place; added, moved and removed by button. */
export function ListEditor<Item>(props: ListEditorProps<Item>) {
  const { items, onItemsChange, noun, create, summary, children, sortable = true, max = 50, min = 0 } = props;
  const [open, setOpen] = useState<number | null>(null);

  const move = (index: number, by: number) => {
    const next = [...items];
    const [item] = next.splice(index, 1);
    if (item === undefined) return;
    next.splice(index + by, 0, item);
    onItemsChange(next);
    setOpen((current) => (current === index ? index + by : current));
  };
  const add = () => {
    onItemsChange([...items, create()]);
    setOpen(items.length);
  };
  return (
    <div className="flex flex-col gap-2">
      {items.length > 0 ? (
        <ol className="overflow-hidden rounded-md border border-line">
          {items.map((item, index) => {
            const { title, note } = summary(item, index);
            const isOpen = open === index;
            return (
              // rows have no identity of their own; their place is it
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={index} className="border-b border-line last:border-b-0">
                <div className="flex h-8 items-center pr-1">
                  <button
                    type="button"
                    aria-expanded={isOpen}
                    onClick={() => setOpen(isOpen ? null : index)}
                    className="flex h-full min-w-0 flex-1 items-center gap-1.5 pl-1.5 text-left -outline-offset-2 hover:bg-hover"
                  >
                    <ChevronRight
                      className={cn("size-3.5 text-ink-3 transition-transform", isOpen && "rotate-90")}
                      aria-hidden="true"
                    />
                    <span className="min-w-0 flex-1 truncate">
                      {title || <span className="text-ink-3">No name yet</span>}
                    </span>
                    {note ? (
                      <span className="max-w-[45%] shrink-0 truncate text-sm text-ink-3">{note}</span>
                    ) : null}
                  </button>
                  {isOpen && sortable ? (
                    <>
                      <RowButton
                        label="Move up"
                        icon={<ArrowUp />}
                        disabled={index === 0}
                        onClick={() => move(index, -1)}
                      />
                      <RowButton
                        label="Move down"
                        icon={<ArrowDown />}
                        disabled={index === items.length - 1}
                        onClick={() => move(index, 1)}
                      />
                    </>
                  ) : null}
                  <RowButton
                    label={`Remove this ${noun}`}
                    icon={<X />}
                    disabled={items.length <= min}
                    onClick={() => {
                      onItemsChange(items.filter((_, other) => other !== index));
                      setOpen(null);
                    }}
                  />
                </div>
                {isOpen ? (
                  <div className="flex flex-col gap-3 border-t border-line bg-bg p-3">
                    {children(
                      item,
                      (next) => onItemsChange(items.map((other, place) => (place === index ? next : other))),
                      index,
                    )}
                  </div>
                ) : null}
              </li>
            );
          })}
        </ol>
      ) : null}
      {items.length < max ? (
        <Button variant="secondary" size="sm" icon={<Plus />} className="self-start" onClick={add}>
          Add a {noun}
        </Button>
      ) : null}
    </div>
  );
}

function RowButton(props: { label: string; icon: ReactNode; disabled?: boolean; onClick: () => void }) {
  return (
    <IconButton
      {...props}
      size="sm"
      className="size-6 disabled:border-transparent disabled:bg-transparent disabled:opacity-50"
    />
  );
}
