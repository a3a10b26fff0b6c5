"use client";

import { useMemo } from "react";
import { type Samples, useEditorStore } from "@/components/editor/editor-context";
import { groupOf } from "@/components/editor/store/value-groups";
import { Section } from "@/components/form/form-row";
import { JsonTree } from "@/components/ui/json-tree";
import { Time } from "@/components/ui/time";
import type { WorkflowNode } from "@/server/domain/workflow/document";
import { ValueRows } from "./value-rows";
import { WaysOut } from "./ways-out";

/** Where it goes on from here, and what it hands to the steps behind it. */
export function OutputTab({ node, samples }: { node: WorkflowNode; samples: Samples }) {
  const store = useEditorStore();
  const group = useMemo(() => groupOf(node, store.catalog, samples), [node, store, samples]);
  const sample = Object.hasOwn(samples, node.id) ? samples[node.id] : undefined;
  return (
    <>
      <WaysOut node={node} />
      <Section
        title="Values for later steps"
        aside={
          sample ? (
            <span className="num text-sm text-ink-3">
              run {sample.runNumber} · <Time value={sample.at} mode="relative" />
            </span>
          ) : null
        }
        description={sample ? undefined : "These are made up. The first run puts real values here."}
      >
        {group.options.length > 0 ? (
          <ValueRows group={group} />
        ) : (
          <p className="text-ink-3">This step hands nothing on.</p>
        )}
      </Section>
      {sample ? (
        <Section title="As recorded">
          <JsonTree value={sample.output} depth={2} label={`Output of ${node.title}`} />
        </Section>
      ) : null}
    </>
  );
}
