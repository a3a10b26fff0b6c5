import type { Inngest } from "inngest";
import { durableEvents } from "../events";
import type { Work } from "./work";

/**
 * Lets time pass for a task with a due time: waits for its outcome until it is due, then does what is due. The row
 * decides, through the same compare-and-set as a person's decision; a lost or late event changes nothing.
 */
export function awaitTaskFunction(client: Inngest, work: Work) {
  return client.createFunction(
    { id: "await-task", triggers: [{ event: "task/opened" }], retries: 10 },
    async ({ event, step }) => {
      const { taskId } = durableEvents["task/opened"].parse(event.data);
      for (let round = 1; ; round++) {
        const until = await step.run(`look ${round}`, async () => {
          const expiry = await work.expireDueTask(taskId);
          return expiry.kind === "not_due" ? new Date(Date.now() + expiry.inMs).toISOString() : null;
        });
        if (until === null) return;
        await step.waitForEvent(`settled ${round}`, {
          event: "task/settled",
          if: `async.data.taskId == "${taskId}"`,
          timeout: new Date(until),
        });
      }
    },
  );
}
