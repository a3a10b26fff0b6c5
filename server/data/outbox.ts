import type { JsonObject } from "@/server/domain/json";
import type { Tx } from "./database";

/** A message to the durable engine: ids only, no customer data. The same id a second time is dropped. */
export interface OutboxEvent {
  readonly id: string;
  readonly name: string;
  readonly data: JsonObject;
}

/**
 * Puts events into the outbox in the caller's transaction: they are delivered after it has committed, at least
 * once, and never when it rolls back. An id that was emitted before is left as it is.
 */
export async function emit(tx: Tx, events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.outbox.createMany({
    data: events.map(({ id, name, data }) => ({ id, name, data })),
    skipDuplicates: true,
  });
}
