"use client";

import { Minus, PencilLine, Plus } from "lucide-react";
import { NodeTile } from "@/components/editor/node-look";
import type { DocumentDiff } from "@/server/domain/workflow/diff";
import { specOf } from "@/server/domain/workflow/issue";
import { catalog } from "@/server/nodes/specs";

const marks = {
  added: <Plus className="size-3.5 text-ok-ink" aria-label="New" />,
  changed: <PencilLine className="size-3.5 text-wait-ink" aria-label="Changed" />,
  removed: <Minus className="size-3.5 text-bad-ink" aria-label="Removed" />,
} as const;

/** Steps and wires that are new, changed or gone, in words. */
export function DiffList({ diff }: { diff: DocumentDiff }) {
  return (
    <ul className="scroll-thin max-h-60 overflow-y-auto rounded-md border border-line">
      {diff.nodes.map((node) => {
        const spec = specOf(catalog, node.kind);
        return (
          <li
            key={`${node.nodeId} ${node.change}`}
            className="flex items-start gap-2 border-b border-line px-2.5 py-1.5 last:border-b-0"
          >
            <span className="flex h-5 items-center">{marks[node.change]}</span>
            <NodeTile category={spec?.category} icon={spec?.icon} className="size-5" />
            <span className="min-w-0 flex-1">
              <span className="font-medium">{node.title}</span>
              {node.words.length > 0 ? <span className="text-ink-2"> · {node.words.join(" · ")}</span> : null}
            </span>
          </li>
        );
      })}
      {diff.edges.map((edge) => (
        <li
          key={`${edge.change} ${edge.words}`}
          className="flex items-start gap-2 border-b border-line px-2.5 py-1.5 last:border-b-0"
        >
          <span className="flex h-5 items-center">{marks[edge.change]}</span>
          <span className="min-w-0 flex-1 text-ink-2">Wire {edge.words}</span>
        </li>
      ))}
    </ul>
  );
}
