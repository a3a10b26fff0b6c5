import { z } from "zod";
import { countTasks as count } from "@/server/data/tasks";
import { defineUseCase } from "@/server/services/use-case";

/** How many open tasks wait for the caller by name and through their role, for the badges. */
export const countTasks = defineUseCase({
  name: "tasks.counts",
  kind: "query",
  permission: "tasks.decide",
  input: z.strictObject({}),
  async run({ tx, caller }) {
    const { mine, group } = await count(tx, caller.workspaceId, caller);
    return { mine, group };
  },
});
