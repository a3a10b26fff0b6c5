"use client";

import {
  ArrowLeftRight,
  Keyboard,
  LayoutTemplate,
  LogOut,
  PanelLeft,
  Plus,
  SunMoon,
  UserPlus,
} from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { toggleTheme } from "@/components/lib/theme";
import { useSession } from "./session";
import { useCreateWorkflow } from "./use-create-workflow";
import { useSignOut } from "./use-sign-out";
import { useSwitchWorkspace } from "./use-switch-workspace";

/** Something the command menu can do. */
export type ShellCommand = { label: string; icon: ReactNode; keys?: string; run: () => void };

/** What this person may do from anywhere. */
export function useShellCommands(shell: {
  toggleRail: () => void;
  showShortcuts: () => void;
}): ShellCommand[] {
  const router = useRouter();
  const { can, workspace, workspaces } = useSession();
  const { create } = useCreateWorkflow();
  const signOut = useSignOut();
  const switchWorkspace = useSwitchWorkspace();

  const commands: (ShellCommand | false)[] = [
    can("workflows.edit") && { label: "Create a workflow", icon: <Plus />, run: create },
    can("workflows.edit") && {
      label: "Start from a template",
      icon: <LayoutTemplate />,
      run: () => router.push("/templates"),
    },
    can("members.manage") && {
      label: "Invite a member",
      icon: <UserPlus />,
      run: () => router.push("/settings/members"),
    },
    { label: "Switch between light and dark", icon: <SunMoon />, run: toggleTheme },
    { label: "Make the rail wide or narrow", icon: <PanelLeft />, keys: "[", run: shell.toggleRail },
    { label: "Show keyboard shortcuts", icon: <Keyboard />, keys: "?", run: shell.showShortcuts },
    ...workspaces
      .filter(({ id }) => id !== workspace.id)
      .map(({ id, name }) => ({
        label: `Switch to ${name}`,
        icon: <ArrowLeftRight />,
        run: () => switchWorkspace(id),
      })),
    { label: "Sign out", icon: <LogOut />, run: signOut },
  ];
  return commands.filter((command) => command !== false);
}
