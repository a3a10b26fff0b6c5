import "server-only";
import { AppError } from "@/server/domain/errors";
import { evaluateGroup } from "@/server/domain/expression/condition";
import type { PureRunner } from "@/server/engine/ports";
import { type ConditionConfig, elsePort } from "./spec";

export const conditionRunner: PureRunner<ConditionConfig> = {
  nature: "pure",
  /** @throws AppError refused when a comparison cannot be made: guessing a way could let something through */
  compute({ branches, otherwise }, { scope }) {
    for (const [index, branch] of branches.entries()) {
      const verdict = evaluateGroup(branch, scope);
      if (verdict.result === "unknown") throw new AppError("refused", verdict.why);
      if (verdict.result)
        return { port: branch.id, output: { branch: branch.label || `Branch ${index + 1}` } };
    }
    return { port: elsePort, output: { branch: otherwise || "Otherwise" } };
  },
};
