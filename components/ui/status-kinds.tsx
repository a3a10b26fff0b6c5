import {
  Ban,
  Circle,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleHelp,
  CirclePause,
  CircleSlash,
  CircleX,
  Clock,
  type LucideIcon,
  OctagonPause,
  Pencil,
  TimerOff,
  Undo2,
} from "lucide-react";

export type StatusHue = "neutral" | "accent" | "ok" | "wait" | "bad" | "person";

type Kind = { word: string; hue: StatusHue; icon: LucideIcon | "spinner" };

/** Every state that a run, a step, a task, a decision or a workflow can show: word, hue and icon in one place. */
export const STATUSES = {
  queued: { word: "Queued", hue: "neutral", icon: Circle },
  ready: { word: "Next", hue: "neutral", icon: CircleDot },
  running: { word: "Running", hue: "accent", icon: "spinner" },
  waiting: { word: "Waiting", hue: "wait", icon: Clock },
  succeeded: { word: "Succeeded", hue: "ok", icon: CircleCheck },
  failed: { word: "Failed", hue: "bad", icon: CircleAlert },
  skipped: { word: "Skipped", hue: "neutral", icon: CircleSlash },
  uncertain: { word: "Uncertain", hue: "wait", icon: CircleHelp },
  cancelled: { word: "Cancelled", hue: "neutral", icon: CircleX },
  "not-yet": { word: "Not yet", hue: "neutral", icon: CircleDashed },
  "needs-review": { word: "Needs review", hue: "wait", icon: OctagonPause },
  open: { word: "Needs review", hue: "wait", icon: OctagonPause },
  decided: { word: "Decided", hue: "ok", icon: CircleCheck },
  expired: { word: "Expired", hue: "bad", icon: TimerOff },
  withdrawn: { word: "Withdrawn", hue: "neutral", icon: Undo2 },
  approved: { word: "Approved", hue: "ok", icon: CircleCheck },
  edited: { word: "Edited", hue: "person", icon: Pencil },
  rejected: { word: "Rejected", hue: "neutral", icon: CircleX },
  live: { word: "Live", hue: "ok", icon: CircleCheck },
  draft: { word: "Draft", hue: "neutral", icon: Pencil },
  off: { word: "Not live", hue: "neutral", icon: CirclePause },
  revoked: { word: "Revoked", hue: "neutral", icon: Ban },
} as const satisfies Record<string, Kind>;

export type StatusKind = keyof typeof STATUSES;

/** The look of one state. */
export function statusKind(status: StatusKind): Kind {
  return STATUSES[status];
}
