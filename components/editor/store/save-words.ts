import type { SaveState } from "./editor-state";

/** The save state as the bar says it. */
export function saveWords(save: SaveState): string {
  switch (save.status) {
    case "saved":
      return "All changes saved";
    case "waiting":
    case "saving":
      return "Saving…";
    case "failed":
      return save.final
        ? `Not saved: ${save.message} Your changes are kept here.`
        : `Not saved: ${save.message} Kept here, retrying.`;
    case "conflict":
      return "Not saved: somebody else changed this workflow.";
  }
}
