"use client";

import { Section } from "@/components/form/form-row";
import type { Values } from "@/components/form/values";
import { EmptyState } from "@/components/ui/empty-state";
import { ValueRows } from "./value-rows";

/** What this step may use, with the values of the latest run. */
export function InputTab({ values }: { values: Values }) {
  const steps = values.groups.filter((group) => group.nodeId !== "run");
  const run = values.groups.find((group) => group.nodeId === "run");
  return (
    <>
      {steps.length === 0 ? (
        <div className="p-4">
          <EmptyState bare title="Nothing comes before this step">
            Draw a wire to it; then the values of the steps before stand here.
          </EmptyState>
        </div>
      ) : null}
      {steps.map((group) => (
        <Section key={group.nodeId} title={group.title}>
          <ValueRows group={group} />
        </Section>
      ))}
      {run ? (
        <Section title={run.title}>
          <ValueRows group={run} />
        </Section>
      ) : null}
    </>
  );
}
