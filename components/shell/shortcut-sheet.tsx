"use client";

import { listHotkeys } from "@/components/lib/hotkeys/registry";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

/** Every key that works on the page one is on, under its headings. */
export function ShortcutSheet({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" size="lg">
      {open ? <Groups /> : null}
    </Dialog>
  );
}

function Groups() {
  return (
    <div className="gap-x-8 sm:columns-2">
      {[...listHotkeys()].map(([group, hotkeys]) => (
        <section key={group} className="mb-4 break-inside-avoid">
          <h3 className="mb-1 text-sm font-strong text-ink-2">{group}</h3>
          <ul>
            {hotkeys.map((hotkey) => (
              <li
                key={hotkey.keys}
                className="flex h-7 items-center justify-between gap-3 border-b border-line last:border-b-0"
              >
                {hotkey.label}
                <Kbd keys={hotkey.keys} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
