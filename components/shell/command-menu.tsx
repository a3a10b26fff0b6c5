"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { Search, Workflow } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/lib/cn";
import { useTRPC } from "@/components/lib/trpc";
import { ROW_BASE } from "@/components/ui/control-class";
import { Kbd } from "@/components/ui/kbd";
import type { ShellCommand } from "./commands";
import type { NavItem } from "./nav-items";
import { useSession } from "./session";

export type CommandMenuProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  places: readonly NavItem[];
  commands: readonly ShellCommand[];
};

/** Everything one can do or open, found by typing (⌘K). */
export function CommandMenu({ open, onOpenChange, places, commands }: CommandMenuProps) {
  const router = useRouter();
  const [search, setSearch] = useState("");

  const close = () => {
    onOpenChange(false);
    setSearch("");
  };
  const go = (href: string) => {
    close();
    router.push(href);
  };

  return (
    <Base.Root open={open} onOpenChange={(next) => (next ? onOpenChange(true) : close())}>
      <Base.Portal>
        <Base.Backdrop className="z-scrim fixed inset-0 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="z-dialog fixed inset-0 flex items-start justify-center px-4 pt-[14vh] max-sm:px-2 max-sm:pt-2">
          <Base.Popup
            aria-label="Command menu"
            className="float-motion w-full max-w-[560px] overflow-hidden rounded-lg border border-line-strong bg-raised shadow-float outline-none"
          >
            <Command label="Command menu" loop>
              <div className="flex h-11 items-center gap-2 border-b border-line px-3">
                <Search aria-hidden="true" className="size-4 text-ink-3" />
                <Command.Input
                  autoFocus
                  value={search}
                  onValueChange={setSearch}
                  placeholder="Go to a place, or do something"
                  className="h-full min-w-0 flex-1 bg-transparent text-lg outline-none focus-visible:outline-none max-sm:text-[16px]"
                />
                <Kbd keys="escape" />
              </div>
              <Command.List className="scroll-thin max-h-[min(400px,60vh)] scroll-py-1 overflow-y-auto p-1">
                <Command.Empty className="px-3 py-6 text-center text-ink-3">
                  Nothing is called that.
                </Command.Empty>
                <Group heading="Go to">
                  {places.map(({ href, label, icon: Icon, keys }) => (
                    <Row
                      key={href}
                      value={`Go to ${label}`}
                      icon={<Icon />}
                      keys={keys}
                      onSelect={() => go(href)}
                    >
                      {label}
                    </Row>
                  ))}
                </Group>
                <WorkflowRows onOpen={(id) => go(`/workflows/${id}`)} />
                <Group heading="Do">
                  {commands.map(({ label, icon, keys, run }) => (
                    <Row
                      key={label}
                      value={label}
                      icon={icon}
                      keys={keys}
                      onSelect={() => {
                        close();
                        run();
                      }}
                    >
                      {label}
                    </Row>
                  ))}
                </Group>
              </Command.List>
            </Command>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

function WorkflowRows({ onOpen }: { onOpen: (id: string) => void }) {
  const trpc = useTRPC();
  const { can } = useSession();
  const { data } = useQuery(trpc.workflows.list.queryOptions(undefined, { enabled: can("workflows.edit") }));
  if (!data?.length) return null;
  return (
    <Group heading="Workflows">
      {data.slice(0, 100).map(({ id, name }) => (
        <Row key={id} value={`${name} ${id}`} icon={<Workflow />} onSelect={() => onOpen(id)}>
          {name}
        </Row>
      ))}
    </Group>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-ink-3"
    >
      {children}
    </Command.Group>
  );
}

type RowProps = { value: string; icon: ReactNode; keys?: string; onSelect: () => void; children: ReactNode };

function Row({ value, icon, keys, onSelect, children }: RowProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className={cn(ROW_BASE, "data-[selected=true]:bg-hover dark:data-[selected=true]:bg-active")}
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {keys ? <Kbd keys={keys} silent /> : null}
    </Command.Item>
  );
}
