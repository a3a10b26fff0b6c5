import { z } from "zod";
import { defineUseCase } from "@/server/services/use-case";
import { verifyChain } from "./verify-chain";

/** Recomputes the workspace's chain as it stands and says whether anything was changed, removed or put in between. */
export const chainStatus = defineUseCase({
  name: "audit.chain",
  kind: "query",
  permission: "audit.read",
  input: z.strictObject({}),
  async run({ tx, caller }) {
    const { firstBad, ...counts } = await verifyChain(tx, caller.workspaceId);
    return {
      ...counts,
      intact: firstBad === null,
      firstBad: firstBad === null ? null : Number(firstBad),
      checkedAt: new Date(),
    };
  },
});
