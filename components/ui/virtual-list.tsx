"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "@/components/lib/cn";

export type VirtualListProps<T> = {
  items: readonly T[];
  /** Stable key of an item. */
  getKey: (item: T) => string;
  renderItem: (item: T, index: number) => ReactNode;
  /** Height of an item in pixels before it is measured. */
  estimateSize: number | ((item: T) => number);
  /** Spoken name of the list. */
  label: string;
  /** Kept in sight, for lists one walks with j and k. */
  activeIndex?: number;
  /** Called when the end comes near, to fetch more. May be called again with the same items; guard with `isFetching`. */
  onEndReached?: () => void;
  overscan?: number;
  /** Below the last item: "Loading more", an end mark. */
  footer?: ReactNode;
  /** Must give the list a height (for example `min-h-0 flex-1`). */
  className?: string;
};

/** A long list of which only what is in sight exists. The full length is still told to screen readers. */
export function VirtualList<T>({
  items,
  getKey,
  renderItem,
  estimateSize,
  label,
  activeIndex,
  onEndReached,
  overscan = 8,
  footer,
  className,
}: VirtualListProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const item = items[index];
      return typeof estimateSize === "number" || item === undefined
        ? (estimateSize as number)
        : estimateSize(item);
    },
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : getKey(item);
    },
    overscan,
  });
  const rows = virtualizer.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? -1;

  useEffect(() => {
    if (activeIndex !== undefined && activeIndex >= 0)
      virtualizer.scrollToIndex(activeIndex, { align: "auto" });
  }, [activeIndex, virtualizer]);

  useEffect(() => {
    if (items.length > 0 && lastShown >= items.length - 1 - overscan) onEndReached?.();
  }, [lastShown, items.length, overscan, onEndReached]);

  return (
    <div ref={scroller} className={cn("scroll-thin overflow-y-auto", className)}>
      <ul aria-label={label} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {rows.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          return (
            <li
              key={row.key}
              ref={virtualizer.measureElement}
              data-index={row.index}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {renderItem(item, row.index)}
            </li>
          );
        })}
      </ul>
      {footer}
    </div>
  );
}
