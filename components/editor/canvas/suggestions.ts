import { describeNode, graphFor } from "@/components/editor/store/described";
import type { EditorState } from "@/components/editor/store/editor-state";
import type { NodeCatalog } from "@/server/domain/workflow/node-spec";
import type { NodeKind } from "@/server/nodes/specs";

export interface Suggestion {
  readonly kind: NodeKind;
  readonly title: string;
  readonly note: string;
}

const afterReview: readonly Suggestion[] = [
  { kind: "human_approval", title: "Ask a person", note: "Somebody looks before it goes on" },
  { kind: "data_table", title: "Put it on a list", note: "A row in a table, for later" },
];
const afterSure: readonly Suggestion[] = [
  { kind: "http_request", title: "Send it on", note: "To any web address" },
  { kind: "data_table", title: "Write it down", note: "A row in one of your tables" },
  { kind: "respond", title: "Answer the sender", note: "Whoever started the run" },
];
const afterNo: readonly Suggestion[] = [
  { kind: "respond", title: "Tell the sender", note: "Say that it was refused and why" },
  { kind: "data_table", title: "Keep a note", note: "A row that says it was refused" },
];
const afterSilence: readonly Suggestion[] = [
  { kind: "human_approval", title: "Ask someone else", note: "Approval by another person" },
  { kind: "respond", title: "Tell the sender", note: "Say that nobody decided in time" },
];
const afterStart: readonly Suggestion[] = [
  { kind: "ai_agent", title: "Let AI work on it", note: "Sort, read fields or draft an answer" },
  { kind: "condition", title: "Choose a way", note: "Depending on a value" },
  { kind: "human_approval", title: "Ask a person", note: "Somebody looks first" },
];

const byPort: Readonly<Record<string, { heading: string; items: readonly Suggestion[] }>> = {
  confident: { heading: "When it is confident", items: afterSure },
  needs_review: { heading: "When it needs review", items: afterReview },
  approved: { heading: "When it is approved", items: afterSure },
  edited: { heading: "When it was edited", items: afterSure },
  rejected: { heading: "When it is rejected", items: afterNo },
  expired: { heading: "When it expires", items: afterSilence },
};

/** What people usually put here, with a heading that says where "here" is. */
export function suggestionsFor(
  state: Pick<EditorState, "document" | "picker">,
  catalog: NodeCatalog,
): { heading: string; items: readonly Suggestion[] } | null {
  const { picker, document } = state;
  if (!picker || picker.category) return null;
  const hasTrigger = document.nodes.some((node) => describeNode(node, catalog).spec?.category === "trigger");
  if (!picker.after) {
    if (hasTrigger || picker.onEdge) return null;
    return {
      heading: "What starts it",
      items: [
        { kind: "form_trigger", title: "A form", note: "People fill in a public page" },
        { kind: "webhook_trigger", title: "A webhook", note: "Another system sends data" },
        { kind: "manual_trigger", title: "A person", note: "Somebody presses Start" },
      ],
    };
  }
  const known = byPort[picker.after.port];
  if (known) return known;
  const node = graphFor(document).nodes.get(picker.after.node);
  const described = node && describeNode(node, catalog);
  if (described?.spec?.category === "trigger") return { heading: "When it starts", items: afterStart };
  const label = described?.ports.find((port) => port.id === picker.after?.port)?.label;
  return described && described.ports.length > 1
    ? { heading: `After ${label ?? "this"}`, items: afterStart.slice(1) }
    : null;
}
