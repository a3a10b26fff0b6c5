import type { Operation } from "@/server/domain/workflow/operations";
import type { HistoryEntry } from "./editor-state";

const typingPauseMs = 1200;
const depth = 200;

/** What an operation edits when it can swallow the one before it: typing in one field is one step of undo. */
function strokeOf(operation: Operation): string | null {
  switch (operation.type) {
    case "set_config":
    case "retitle_node":
      return `${operation.type} ${operation.nodeId}`;
    case "move_nodes":
      return `move ${operation.moves.map((move) => move.nodeId).join(" ")}`;
    default:
      return null;
  }
}

/** Puts an entry on the stack, joined with the last one when both are strokes of the same typing or nudging. */
export function remember(stack: readonly HistoryEntry[], entry: HistoryEntry): HistoryEntry[] {
  const last = stack.at(-1);
  const stroke = strokeOf(entry.forward);
  if (last && stroke && strokeOf(last.forward) === stroke && entry.at - last.at < typingPauseMs) {
    return [...stack.slice(0, -1), { forward: entry.forward, inverse: last.inverse, at: entry.at }];
  }
  return [...stack, entry].slice(-depth);
}

/**
 * Puts an edit on the list of what is still to be sent. The last one is replaced when it sets the same thing, unless
 * it is on its way already (`sent` counts those).
 */
export function queue(pending: readonly Operation[], operation: Operation, sent: number): Operation[] {
  const last = pending.at(-1);
  const stroke = strokeOf(operation);
  if (last && stroke && pending.length > sent && strokeOf(last) === stroke) {
    return [...pending.slice(0, -1), operation];
  }
  return [...pending, operation];
}
