"use client";

import { Clock, TriangleAlert } from "lucide-react";
import { dueState, formatExact } from "@/components/lib/format";
import { useNow } from "@/components/lib/use-now";
import { Badge } from "@/components/ui/badge";

/** When a task is due: plain, amber under four hours, red when overdue. Moves on by itself. */
export function DueBadge({ due, className }: { due: Date | string | number; className?: string }) {
  const now = useNow();
  if (!now) return null;
  const at = new Date(due);
  const { label, tone } = dueState(at, now);
  const icon = tone === "bad" ? <TriangleAlert /> : tone === "wait" ? <Clock /> : undefined;
  return (
    <Badge tone={tone} icon={icon} title={formatExact(at)} className={className}>
      {label}
    </Badge>
  );
}
