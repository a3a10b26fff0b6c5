import { z } from "zod";
import { figuresByDay, figuresToday } from "@/server/data/home";
import { countTasks, pressingTasks } from "@/server/data/tasks";
import { listWorkflows } from "@/server/data/workflows";
import { grantOf } from "@/server/domain/access/roles";
import { summaryOf } from "@/server/services/tasks/task-summary";
import { defineUseCase } from "@/server/services/use-case";

/** What a person sees first: what waits for them, and how things go. Each part holds only what their role may read. */
export const homeSummary = defineUseCase({
  name: "home.summary",
  kind: "query",
  permission: "signed_in",
  input: z.strictObject({
    /** the reader's zone: minutes to add to UTC, so that "today" is theirs */
    utcOffset: z.number().int().min(-840).max(840).optional(),
  }),
  async run({ tx, caller }, { utcOffset = 0 }) {
    const { workspaceId, role } = caller;
    const mayDecide = grantOf(role, "tasks.decide") !== "no";
    const only = grantOf(role, "runs.read") === "own" ? caller : null;
    const counts = mayDecide ? await countTasks(tx, workspaceId, caller) : null;
    const pressing = mayDecide ? await pressingTasks(tx, workspaceId, caller, 3) : [];
    return {
      waitingForYou: {
        count: counts ? counts.mine + counts.group : 0,
        oldestAt: counts?.oldestAt ?? null,
        items: pressing.map(summaryOf),
      },
      runsToday: await figuresToday(tx, workspaceId, only, utcOffset),
      week: await figuresByDay(tx, workspaceId, only, utcOffset, 7),
      workflows: await listWorkflows(tx, workspaceId, only, 5),
    };
  },
});
