// Stands for the web process in tests that kill it: starts runs and decides tasks through the same use cases as the
// pages do, one after another, as often as it is started again. The parent sends one `Orders` message.
import { database, transact } from "@/server/data/database";
import type { Caller } from "@/server/domain/access/caller";
import { AppError } from "@/server/domain/errors";
import { startRun } from "@/server/services/runs/start-run";
import { decideTask } from "@/server/services/tasks/decide";
import { execute } from "@/server/services/use-case";

export type Orders =
  | {
      readonly kind: "start";
      readonly workspaceId: string;
      readonly workflowId: string;
      readonly items: string[];
    }
  | { readonly kind: "approve"; readonly approver: Caller };

process.on("message", (orders: Orders) => void carryOut(orders));
process.send?.("ready");

async function carryOut(orders: Orders): Promise<void> {
  if (orders.kind === "start") {
    const { workspaceId, workflowId, items } = orders;
    for (const item of items) {
      const start = {
        workspaceId,
        workflowId,
        triggerNodeId: "form",
        event: { fields: { item } },
        startedBy: null,
      };
      await transact((tx) => startRun(tx, { ...start, idempotencyKey: `order:${item}` }));
      process.send?.(`started ${item}`);
    }
  } else {
    const open = await database().task.findMany({
      where: { status: "open", kind: "approval" },
      orderBy: { id: "asc" },
    });
    for (const { id, payloadHash } of open) {
      const input = { id, outcome: "approve", shownHash: payloadHash };
      await execute(decideTask, orders.approver, input).catch((error: unknown) => {
        if (!(error instanceof AppError)) throw error;
      });
      process.send?.(`decided ${id}`);
    }
  }
  process.send?.("done");
}
