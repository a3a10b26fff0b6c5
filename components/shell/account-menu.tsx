"use client";

import { ChevronsUpDown, Keyboard, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { cn } from "@/components/lib/cn";
import { usePreference } from "@/components/lib/preference";
import { asTheme, chooseTheme } from "@/components/lib/theme";
import { Menu, MenuItem, MenuRadio, MenuSeparator } from "@/components/ui/menu";
import { ROLE_NAMES } from "./role-names";
import { useSession } from "./session";
import { useSignOut } from "./use-sign-out";
import { useSwitchWorkspace } from "./use-switch-workspace";

/** The workspace button at the top, and behind it: who I am, other workspaces, theme, shortcuts, sign out. */
export function AccountMenu({ wide, onShortcuts }: { wide: boolean; onShortcuts: () => void }) {
  const { user, workspace, role, workspaces } = useSession();
  const theme = asTheme(usePreference("theme", null));
  const signOut = useSignOut();
  const switchWorkspace = useSwitchWorkspace();

  return (
    <Menu
      side={wide ? "bottom" : "right"}
      className="w-60"
      trigger={
        <button
          type="button"
          aria-label={`${workspace.name}, account and workspace`}
          className={cn(
            "flex h-full w-full items-center text-ink-3 -outline-offset-2 hover:bg-hover",
            wide ? "gap-2.5 px-3" : "justify-center gap-1",
          )}
        >
          <span
            aria-hidden="true"
            className="grid size-6 shrink-0 place-items-center rounded-md bg-ink text-sm font-semibold text-bg"
          >
            {(workspace.name.trim()[0] ?? "?").toUpperCase()}
          </span>
          {wide ? (
            <span className="min-w-0 flex-1 truncate text-left font-strong text-ink">{workspace.name}</span>
          ) : null}
          <ChevronsUpDown aria-hidden="true" className="size-3.5" />
        </button>
      }
    >
      <div className="px-2 py-1.5">
        <p className="truncate font-strong">{user.name}</p>
        <p className="truncate text-sm text-ink-3">{user.email}</p>
        <p className="truncate text-sm text-ink-3">
          {ROLE_NAMES[role]} in {workspace.name}
        </p>
      </div>
      <MenuSeparator />
      {workspaces.length > 1 ? (
        <>
          <MenuRadio
            label="Workspace"
            value={workspace.id}
            onValueChange={switchWorkspace}
            items={workspaces.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <MenuSeparator />
        </>
      ) : null}
      <MenuRadio
        label="Theme"
        value={theme}
        onValueChange={chooseTheme}
        items={[
          { value: "system", label: "As the system", icon: <Monitor /> },
          { value: "light", label: "Light", icon: <Sun /> },
          { value: "dark", label: "Dark", icon: <Moon /> },
        ]}
      />
      <MenuSeparator />
      <MenuItem icon={<Keyboard />} keys="?" onSelect={onShortcuts}>
        Keyboard shortcuts
      </MenuItem>
      <MenuItem icon={<LogOut />} onSelect={signOut}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
