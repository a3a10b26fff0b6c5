"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { useHotkeys } from "@/components/lib/hotkeys/use-hotkeys";
import { usePreference, writePreference } from "@/components/lib/preference";
import { useTRPC } from "@/components/lib/trpc";
import { BottomBar } from "./bottom-bar";
import { CommandMenu } from "./command-menu";
import { useShellCommands } from "./commands";
import { LiveProvider } from "./live";
import { navFor } from "./nav-items";
import { Rail } from "./rail";
import { type Me, SessionProvider, useSession } from "./session";
import { ShortcutSheet } from "./shortcut-sheet";

export type AppShellProps = {
  /** The session as the server saw it when it drew the page. */
  me: Me;
  /** The stored width of the rail ("wide"), from the cookie. */
  rail: string | null;
  children: ReactNode;
};

/** The frame of every page behind the sign-in: rail or bottom bar, command menu, shortcut sheet, live changes. */
export function AppShell({ me, rail, children }: AppShellProps) {
  return (
    <SessionProvider initial={me}>
      <LiveProvider>
        <Frame rail={rail}>{children}</Frame>
      </LiveProvider>
    </SessionProvider>
  );
}

function Frame({ rail, children }: { rail: string | null; children: ReactNode }) {
  const router = useRouter();
  const { permissions } = useSession();
  const [menuOpen, setMenuOpen] = useState(false);
  const [sheetOpen, setSheetOpen] = useState(false);
  const wide = usePreference("rail", rail) === "wide";
  const counts = useWaiting();
  const items = navFor(permissions);

  const toggleRail = () => writePreference("rail", wide ? null : "wide");
  const showShortcuts = () => setSheetOpen(true);
  const commands = useShellCommands({ toggleRail, showShortcuts });

  useHotkeys([
    {
      keys: "mod+k",
      label: "Find or do anything",
      group: "Everywhere",
      inInputs: true,
      run: () => setMenuOpen(true),
    },
    { keys: "?", label: "Show these shortcuts", group: "Everywhere", run: showShortcuts },
    { keys: "[", label: "Make the rail wide or narrow", group: "Everywhere", run: toggleRail },
    ...items.map(({ href, label, keys }) => ({
      keys,
      label,
      group: "Go to",
      run: () => router.push(href),
    })),
  ]);

  return (
    <div className="flex h-dvh overflow-hidden max-sm:flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:z-tooltip focus:fixed focus:top-2 focus:left-2 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2 focus:shadow-float"
      >
        Skip to the page
      </a>
      <Rail items={items} wide={wide} onToggle={toggleRail} counts={counts} onShortcuts={showShortcuts} />
      <main
        id="main"
        tabIndex={-1}
        className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto outline-none"
      >
        {children}
      </main>
      <BottomBar items={items} counts={counts} />
      <CommandMenu open={menuOpen} onOpenChange={setMenuOpen} places={items} commands={commands} />
      <ShortcutSheet open={sheetOpen} onOpenChange={setSheetOpen} />
    </div>
  );
}

/** How many tasks wait for this person, by the address where they wait. */
function useWaiting(): Record<string, number> {
  const trpc = useTRPC();
  const { can } = useSession();
  const { data } = useQuery(
    trpc.tasks.counts.queryOptions(undefined, { enabled: can("tasks.decide"), refetchInterval: 120_000 }),
  );
  return { "/inbox": data ? data.mine + data.group : 0 };
}
