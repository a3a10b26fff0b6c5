import { SquarePen, Trash2 } from "lucide-react";
import { cn } from "@/components/lib/cn";

const risks: Record<string, { word: string; icon: typeof Trash2; ink: string }> = {
  write: { word: "Write", icon: SquarePen, ink: "text-ink-2" },
  destructive: { word: "Destructive", icon: Trash2, ink: "text-bad-ink" },
};

/** The risk of what a task may trigger, as icon and word. What only reads is not worth a word. */
export function RiskWord({ risk, className }: { risk: string; className?: string }) {
  const known = risks[risk];
  if (!known) return null;
  const { word, icon: Icon, ink } = known;
  return (
    <span className={cn("inline-flex shrink-0 items-center gap-1 text-xs", ink, className)}>
      <Icon aria-hidden="true" className="size-3" />
      {word}
    </span>
  );
}
