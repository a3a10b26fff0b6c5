import { CHIP_OF } from "@/components/editor/node-look";
import { describeNode, graphFor } from "@/components/editor/store/described";
import { CHIP_HUES, type ChipHue } from "@/components/ui/chip";
import type { Ref } from "@/server/domain/expression/template";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import type { NodeCatalog, Sentence } from "@/server/domain/workflow/node-spec";
import { runFields } from "@/server/domain/workflow/validate-values";

/** A part of a card's sentence, ready to draw. */
export type ShownPart = { text: string; hue?: ChipHue };

/** The sentence with its chips named after what they read. */
export function shownSentence(
  document: WorkflowDocument,
  catalog: NodeCatalog,
  sentence: Sentence,
): ShownPart[] {
  return sentence.map((part) => {
    if (typeof part === "string") return { text: part };
    if ("value" in part) return { text: part.value, hue: "plain" };
    if ("missing" in part) return { text: part.missing, hue: "missing" };
    return chipOf(document, catalog, part.ref);
  });
}

/** A chip's name and hue, wherever it stands in the drawing. */
export function chipOf(
  document: WorkflowDocument,
  catalog: NodeCatalog,
  ref: Ref,
): { text: string; hue: ChipHue } {
  const path = ref.path.join("\u0000");
  if (ref.node === "run") {
    const fact = runFields.find((field) => field.path.join("\u0000") === path);
    return fact ? { text: fact.label, hue: "logic" } : { text: "missing value", hue: "missing" };
  }
  const node = graphFor(document).nodes.get(ref.node);
  if (!node) return { text: "missing value", hue: "missing" };
  const { outputs, spec } = describeNode(node, catalog);
  const field = outputs.find((candidate) => candidate.path.join("\u0000") === path);
  return {
    text: field?.label ?? ref.path.at(-1) ?? node.title,
    hue: spec ? CHIP_OF[spec.category] : "missing",
  };
}

/** One sentence with chips inside, at the size of a card. */
export function SentenceView({ parts }: { parts: readonly ShownPart[] }) {
  return parts.map((part, index) =>
    part.hue ? (
      <span
        // the order of a sentence is its identity
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other key
        key={index}
        className={`inline-block h-[18px] max-w-[220px] truncate rounded-sm px-[5px] align-[-4px] text-sm leading-[18px] font-medium ${CHIP_HUES[part.hue]}`}
      >
        {part.text}
      </span>
    ) : (
      part.text
    ),
  );
}
