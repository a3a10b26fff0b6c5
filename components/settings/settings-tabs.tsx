"use client";

import { usePathname } from "next/navigation";
import { useSession } from "@/components/shell/session";
import { TabLinks } from "@/components/ui/tab-links";
import type { Permission } from "@/server/domain/access/roles";

const TABS: readonly { href: string; label: string; needs?: Permission }[] = [
  { href: "/settings/members", label: "Members", needs: "members.manage" },
  { href: "/settings/workspace", label: "Workspace", needs: "workspace.manage" },
  { href: "/settings/account", label: "Your account" },
];

/** The parts of the settings that this person may open. */
export function SettingsTabs() {
  const { can } = useSession();
  const here = usePathname();
  const items = TABS.filter(({ needs }) => !needs || can(needs)).map(({ href, label }) => ({
    href,
    label,
    current: here.startsWith(href),
  }));
  return <TabLinks label="Settings" items={items} className="px-6 max-sm:px-4" />;
}
