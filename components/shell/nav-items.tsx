import {
  Activity,
  House,
  Inbox,
  LayoutTemplate,
  type LucideIcon,
  Plug,
  ShieldCheck,
  SlidersHorizontal,
  Table2,
  Workflow,
} from "lucide-react";
import type { Permission } from "@/server/domain/access/roles";

/** A place in the product. `needs` is the permission without which it would show nothing. */
export type NavItem = {
  href: string;
  label: string;
  icon: LucideIcon;
  /** The sequence that goes there from anywhere. */
  keys: string;
  needs?: Permission;
  /** Stands at the foot of the rail. */
  foot?: boolean;
};

/** Every place, in the order of the rail. */
export const NAV_ITEMS: readonly NavItem[] = [
  { href: "/home", label: "Home", icon: House, keys: "g h" },
  { href: "/inbox", label: "Inbox", icon: Inbox, keys: "g i", needs: "tasks.decide" },
  { href: "/workflows", label: "Workflows", icon: Workflow, keys: "g w", needs: "workflows.edit" },
  { href: "/runs", label: "Runs", icon: Activity, keys: "g r", needs: "runs.read" },
  { href: "/tables", label: "Tables", icon: Table2, keys: "g t", needs: "tables.edit" },
  { href: "/templates", label: "Templates", icon: LayoutTemplate, keys: "g m", needs: "workflows.edit" },
  { href: "/connections", label: "Connections", icon: Plug, keys: "g c", needs: "connections.use" },
  { href: "/audit", label: "Audit", icon: ShieldCheck, keys: "g a", needs: "audit.read" },
  { href: "/settings", label: "Settings", icon: SlidersHorizontal, keys: "g s", foot: true },
];

/** The places that a person with these permissions can use. */
export function navFor(permissions: readonly Permission[]): NavItem[] {
  return NAV_ITEMS.filter((item) => !item.needs || permissions.includes(item.needs));
}

/** True on the place itself and on everything below it. */
export function isCurrent(href: string, pathname: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}

/** What stands in the bottom bar of a phone; the rest is behind "More". */
export const PHONE_FIRST: readonly string[] = ["/home", "/inbox", "/workflows", "/runs"];
