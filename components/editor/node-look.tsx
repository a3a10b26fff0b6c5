import {
  Box,
  ClipboardList,
  Globe,
  type LucideIcon,
  MousePointerClick,
  PencilLine,
  Reply,
  Send,
  Sparkles,
  Split,
  Stamp,
  Table2,
  Webhook,
  Zap,
} from "lucide-react";
import { cn } from "@/components/lib/cn";
import type { ChipHue } from "@/components/ui/chip";
import type { Category } from "@/server/domain/workflow/node-spec";

const ICONS: Readonly<Record<string, LucideIcon>> = {
  "clipboard-list": ClipboardList,
  globe: Globe,
  "mouse-pointer-click": MousePointerClick,
  "pencil-line": PencilLine,
  reply: Reply,
  sparkles: Sparkles,
  split: Split,
  stamp: Stamp,
  "table-2": Table2,
  webhook: Webhook,
};

/** The hue of each category: slate triggers, teal AI, grey logic, violet people, blue actions. */
const TILES: Readonly<Record<Category, string>> = {
  trigger: "bg-slate-soft text-slate",
  ai: "bg-ai-soft text-ai-ink",
  logic: "bg-logic-soft text-logic",
  person: "bg-person-soft text-person-ink",
  action: "bg-accent-soft text-accent-ink",
};

export const CATEGORIES: readonly { id: Category; label: string; icon: LucideIcon }[] = [
  { id: "trigger", label: "Triggers", icon: Zap },
  { id: "ai", label: "AI", icon: Sparkles },
  { id: "logic", label: "Logic", icon: Split },
  { id: "person", label: "People", icon: Stamp },
  { id: "action", label: "Actions", icon: Send },
];

/** The hue of a chip whose value comes from a step of this category. */
export const CHIP_OF: Readonly<Record<Category, ChipHue>> = {
  trigger: "trigger",
  ai: "ai",
  logic: "logic",
  person: "person",
  action: "plain",
};

/** A node's icon by the kebab-case name in its spec. */
function NodeIcon({ name, className }: { name: string | undefined; className?: string }) {
  const Icon = (name && ICONS[name]) || Box;
  return <Icon className={className} aria-hidden="true" />;
}

/** The coloured square that says what family a node belongs to. */
export function NodeTile({
  category,
  icon,
  className,
}: {
  category: Category | undefined;
  icon: string | undefined;
  className?: string;
}) {
  return (
    <span
      className={cn(
        "grid size-6 shrink-0 place-items-center rounded-md [&>svg]:size-3.5 [&>svg]:stroke-2",
        TILES[category ?? "logic"],
        className,
      )}
    >
      <NodeIcon name={icon} />
    </span>
  );
}

export function tileClass(category: Category): string {
  return TILES[category];
}
