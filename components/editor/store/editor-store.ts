import { createStore } from "zustand/vanilla";
import { AppError } from "@/server/domain/errors";
import { applyOperation } from "@/server/domain/workflow/apply";
import { operationBetween } from "@/server/domain/workflow/between";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import type { WorkspaceFacts } from "@/server/domain/workflow/issue";
import type { NodeCatalog } from "@/server/domain/workflow/node-spec";
import type { Operation } from "@/server/domain/workflow/operations";
import { validate } from "@/server/domain/workflow/validate";
import { Autosave, type SaveErrors } from "./autosave";
import {
  type EditorState,
  type Gateway,
  nothingSelected,
  type RemoteDraft,
  type Selection,
} from "./editor-state";
import { queue, remember } from "./history";

export interface EditorOptions {
  readonly document: WorkflowDocument;
  readonly revision: number;
  readonly catalog: NodeCatalog;
  readonly gateway: Gateway;
  readonly errors: SaveErrors;
  readonly readOnly?: boolean;
  /** milliseconds; only to tell typing from separate edits */
  readonly now?: () => number;
  /** told when an edit could not be made, in a sentence */
  readonly onRefused?: (message: string) => void;
}

const issuesPauseMs = 120;

/**
 * The state of one open editor, without React: the drawing, what is not saved yet, undo, selection and issues.
 * Every edit is an operation and goes through `apply`.
 */
export function createEditorStore(options: EditorOptions) {
  const { catalog, gateway, errors, now = Date.now, onRefused = () => {} } = options;
  let facts: WorkspaceFacts = {};
  let issuesTimer: ReturnType<typeof setTimeout> | undefined;

  const store = createStore<EditorState>(() => ({
    document: options.document,
    revision: options.revision,
    pending: [],
    save: { status: "saved" },
    undoStack: [],
    redoStack: [],
    selection: nothingSelected,
    issues: validate(options.document, catalog),
    inspectorOpen: false,
    inspectorTab: "configure",
    issuesOpen: false,
    picker: null,
    renaming: null,
    readOnly: options.readOnly ?? false,
  }));
  const { getState, setState } = store;
  const autosave = new Autosave(store, gateway, errors);

  function revalidate(): void {
    clearTimeout(issuesTimer);
    issuesTimer = setTimeout(
      () => setState({ issues: validate(getState().document, catalog, facts) }),
      issuesPauseMs,
    );
  }

  /** Puts a new drawing in place, lets go of what no longer exists and queues the edit. */
  function commit(document: WorkflowDocument, operation: Operation, rest: Partial<EditorState>): void {
    const { pending, save } = getState();
    setState({
      document,
      pending: queue(pending, operation, autosave.sent),
      selection: keepExisting(rest.selection ?? getState().selection, document),
      save: save.status === "saved" ? { status: "waiting" } : save,
      ...(rest.undoStack ? { undoStack: rest.undoStack } : {}),
      ...(rest.redoStack ? { redoStack: rest.redoStack } : {}),
    });
    revalidate();
    if (save.status !== "failed" || save.final) autosave.schedule();
  }

  function attempt(operation: Operation) {
    if (getState().readOnly) return null;
    try {
      return applyOperation(getState().document, operation);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      onRefused(error.message);
      return null;
    }
  }

  /** Makes an edit. @returns whether it could be made; if not, the person was told why. */
  function apply(operation: Operation | null, selection?: Selection): boolean {
    const applied = operation ? attempt(operation) : null;
    if (!operation || !applied) return false;
    const { undoStack } = getState();
    commit(applied.document, operation, {
      undoStack: remember(undoStack, { forward: operation, inverse: applied.inverse, at: now() }),
      redoStack: [],
      selection,
    });
    return true;
  }

  function undo(): void {
    const { undoStack, redoStack } = getState();
    const entry = undoStack.at(-1);
    const applied = entry && attempt(entry.inverse);
    if (!entry || !applied) return;
    commit(applied.document, entry.inverse, {
      undoStack: undoStack.slice(0, -1),
      redoStack: [...redoStack, { ...entry, at: 0 }],
    });
  }

  function redo(): void {
    const { undoStack, redoStack } = getState();
    const entry = redoStack.at(-1);
    const applied = entry && attempt(entry.forward);
    if (!entry || !applied) return;
    commit(applied.document, entry.forward, {
      undoStack: [...undoStack, { ...entry, inverse: applied.inverse, at: 0 }],
      redoStack: redoStack.slice(0, -1),
    });
  }

  /** Takes a draft from the server as it is: nothing here is pending afterwards. */
  function adopt(remote: Pick<RemoteDraft, "document" | "revision">): void {
    autosave.sent = 0;
    setState({
      document: remote.document,
      revision: remote.revision,
      pending: [],
      undoStack: [],
      redoStack: [],
      save: { status: "saved" },
      selection: keepExisting(getState().selection, remote.document),
    });
    revalidate();
  }

  /** Ends a conflict: with their draft, or with this one put over theirs. */
  function resolveConflict(choice: "theirs" | "mine"): void {
    const { save, document } = getState();
    if (save.status !== "conflict") return;
    const mine = choice === "mine" ? operationBetween(save.remote.document, document) : null;
    adopt(save.remote);
    if (mine && apply(mine)) void autosave.flush();
  }

  /** Somebody else saved: taken over at once when nothing here is unsaved, else the next save finds the conflict. */
  function receive(remote: Pick<RemoteDraft, "document" | "revision">): void {
    const { pending, revision, save } = getState();
    if (remote.revision > revision && pending.length === 0 && save.status === "saved") adopt(remote);
  }

  return {
    ...store,
    catalog,
    apply,
    undo,
    redo,
    resolveConflict,
    receive,
    flush: () => autosave.flush(),
    select: (selection: Partial<Selection>) => setState({ selection: { ...nothingSelected, ...selection } }),
    setFacts(next: WorkspaceFacts) {
      facts = next;
      revalidate();
    },
  };
}

export type EditorStore = ReturnType<typeof createEditorStore>;

function keepExisting(selection: Selection, document: WorkflowDocument): Selection {
  const nodes = new Set(document.nodes.map((node) => node.id));
  const edges = new Set(document.edges.map((edge) => edge.id));
  const nodeIds = selection.nodeIds.filter((id) => nodes.has(id));
  const edgeIds = selection.edgeIds.filter((id) => edges.has(id));
  const same = nodeIds.length === selection.nodeIds.length && edgeIds.length === selection.edgeIds.length;
  return same ? selection : { nodeIds, edgeIds };
}
