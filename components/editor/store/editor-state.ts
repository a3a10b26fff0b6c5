import type { WorkflowDocument } from "@/server/domain/workflow/document";
import type { Issue } from "@/server/domain/workflow/issue";
import type { Operation } from "@/server/domain/workflow/operations";

/** What the server answers to a save. */
export type SaveAnswer =
  | { readonly status: "saved"; readonly revision: number }
  | ({ readonly status: "conflict" } & RemoteDraft);

/** The draft as somebody else left it. */
export interface RemoteDraft {
  readonly revision: number;
  readonly document: WorkflowDocument;
  readonly byName: string | null;
  readonly at: Date;
}

/** The editor's one way out. Throws what the transport throws. */
export interface Gateway {
  save(baseRevision: number, operations: readonly Operation[]): Promise<SaveAnswer>;
}

/** `waiting`: edits not sent yet. `failed`: kept here; `final` when asking again would not help by itself. */
export type SaveState =
  | { readonly status: "saved" }
  | { readonly status: "waiting" }
  | { readonly status: "saving" }
  | { readonly status: "failed"; readonly message: string; readonly final: boolean }
  | { readonly status: "conflict"; readonly remote: RemoteDraft };

/** One step of undo: what was done and how to take it back. */
export interface HistoryEntry {
  readonly forward: Operation;
  readonly inverse: Operation;
  readonly at: number;
}

export interface Selection {
  readonly nodeIds: readonly string[];
  readonly edgeIds: readonly string[];
}

/** Where the searchable picker stands and what the chosen node is tied to. */
export interface PickerRequest {
  /** pixels in the canvas's own box */
  readonly at: { readonly x: number; readonly y: number };
  /** where the node goes, in the drawing's coordinates; null = a free place is found */
  readonly place: { readonly x: number; readonly y: number } | null;
  readonly after?: { readonly node: string; readonly port: string };
  readonly onEdge?: string;
  readonly category?: string;
}

export type InspectorTab = "configure" | "input" | "output";

export interface EditorState {
  readonly document: WorkflowDocument;
  /** the last revision the server confirmed */
  readonly revision: number;
  /** edits the server has not confirmed yet, in order */
  readonly pending: readonly Operation[];
  readonly save: SaveState;
  readonly undoStack: readonly HistoryEntry[];
  readonly redoStack: readonly HistoryEntry[];
  readonly selection: Selection;
  readonly issues: readonly Issue[];
  readonly inspectorOpen: boolean;
  readonly inspectorTab: InspectorTab;
  readonly issuesOpen: boolean;
  readonly picker: PickerRequest | null;
  /** the node whose title is being typed */
  readonly renaming: string | null;
  readonly readOnly: boolean;
}

export const nothingSelected: Selection = { nodeIds: [], edgeIds: [] };
