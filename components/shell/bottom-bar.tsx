"use client";

import { Ellipsis, LogOut, MonitorSmartphone } from "lucide-react";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { cn } from "@/components/lib/cn";
import { toggleTheme } from "@/components/lib/theme";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { isCurrent, type NavItem, PHONE_FIRST } from "./nav-items";
import { NavLink } from "./nav-link";
import { ROLE_NAMES } from "./role-names";
import { useSession } from "./session";
import { useSignOut } from "./use-sign-out";

/** The way around on a phone: the most used places, and a sheet with the rest. */
export function BottomBar({
  items,
  counts,
}: {
  items: readonly NavItem[];
  counts: Readonly<Record<string, number>>;
}) {
  const pathname = usePathname();
  const [open, setOpen] = useState(false);
  const { user, workspace, role } = useSession();
  const signOut = useSignOut();
  const first = items.filter((item) => PHONE_FIRST.includes(item.href));
  const rest = items.filter((item) => !first.includes(item));
  const restCurrent = rest.some((item) => isCurrent(item.href, pathname));

  return (
    <nav
      aria-label="Main"
      className="z-rail flex shrink-0 gap-1 border-t border-line bg-bg px-1 pt-1 pb-[calc(4px+env(safe-area-inset-bottom))] sm:hidden"
    >
      {first.map((item) => (
        <div key={item.href} className="min-w-0 flex-1">
          <NavLink
            item={item}
            current={isCurrent(item.href, pathname)}
            count={counts[item.href] ?? 0}
            layout="stack"
          />
        </div>
      ))}
      <Sheet
        side="bottom"
        title={workspace.name}
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button
            type="button"
            className={cn(
              "flex h-12 min-w-0 flex-1 flex-col items-center justify-center gap-1 rounded-md text-xs font-medium tracking-[-0.01em] text-ink-2 -outline-offset-2",
              restCurrent && "bg-active text-ink",
            )}
          >
            <Ellipsis aria-hidden="true" className="size-[18px]" />
            More
          </button>
        }
      >
        <ul className="-mx-2 flex flex-col gap-1">
          {rest.map((item) => (
            <li key={item.href}>
              <NavLink
                item={item}
                current={isCurrent(item.href, pathname)}
                count={counts[item.href] ?? 0}
                layout="row"
                onClick={() => setOpen(false)}
              />
            </li>
          ))}
        </ul>
        <div className="mt-3 border-t border-line pt-3">
          <p className="truncate font-strong">{user.name}</p>
          <p className="truncate text-sm text-ink-3">
            {user.email} · {ROLE_NAMES[role]}
          </p>
          <div className="mt-3 flex gap-2">
            <Button icon={<MonitorSmartphone />} onClick={toggleTheme}>
              Light or dark
            </Button>
            <Button icon={<LogOut />} onClick={signOut}>
              Sign out
            </Button>
          </div>
        </div>
      </Sheet>
    </nav>
  );
}
