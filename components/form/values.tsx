"use client";

import { createContext, useContext } from "react";
import type { ChipHue } from "@/components/ui/chip";
import type { Ref } from "@/server/domain/expression/template";
import type { OutputField } from "@/server/domain/workflow/node-spec";

/** A value that a form may use, with what it was last time. */
export interface ValueOption {
  readonly ref: Ref;
  readonly label: string;
  readonly type: OutputField["type"];
  /** the last recorded value, or a made-up one until there is a run; cut to a line */
  readonly sample: string;
}

/** The values of one step (or of the run itself). */
export interface ValueGroup {
  readonly nodeId: string;
  readonly title: string;
  readonly hue: ChipHue;
  readonly options: readonly ValueOption[];
}

export interface Values {
  /** nearest step first; only what comes before */
  readonly groups: readonly ValueGroup[];
  /** the step's own answer, for rules that look at it */
  readonly own: ValueGroup | null;
}

const ValuesContext = createContext<Values>({ groups: [], own: null });
export const ValuesProvider = ValuesContext.Provider;

/** What may be used here: outputs of the steps before, and facts of the run. */
export function useValues(): Values {
  return useContext(ValuesContext);
}

export interface ShownValue {
  readonly label: string;
  readonly hue: ChipHue;
  /** said on hover: where it comes from and what it was */
  readonly title: string;
  readonly sample: string;
  readonly type: OutputField["type"] | null;
}

const samePath = (left: readonly string[], right: readonly string[]) =>
  left.length === right.length && left.every((part, index) => part === right[index]);

/** Name, hue and sample of a chip; a dashed red one when its value does not come from before. */
export function showValue(values: Values, ref: Ref): ShownValue {
  for (const group of values.own ? [...values.groups, values.own] : values.groups) {
    if (group.nodeId !== ref.node) continue;
    const option = group.options.find((candidate) => samePath(candidate.ref.path, ref.path));
    if (option) {
      const { label, sample, type } = option;
      return {
        label,
        sample,
        type,
        hue: group.hue,
        title: `${label} from ${group.title}${sample ? `: ${sample}` : ""}`,
      };
    }
    const inside = group.options.some(
      ({ type, ref: { path } }) =>
        (type === "object" || type === "list") && samePath(path, ref.path.slice(0, path.length)),
    );
    if (inside) {
      const label = ref.path.at(-1) ?? group.title;
      return {
        label,
        sample: "",
        type: null,
        hue: group.hue,
        title: `${ref.path.join(" · ")} from ${group.title}`,
      };
    }
  }
  return {
    label: "missing value",
    hue: "missing",
    title: "This value is not there any more. Remove it or choose another one.",
    sample: "",
    type: null,
  };
}
