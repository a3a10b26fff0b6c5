import type { WorkflowDocument } from "@/server/domain/workflow/document";
import type { NodeCatalog } from "@/server/domain/workflow/node-spec";

/** What gestures are worked out from. Pure but for the ids, whose randomness is passed in. */
export interface Drawing {
  readonly document: WorkflowDocument;
  readonly catalog: NodeCatalog;
  readonly random: () => number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
