import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { EngineEvent } from "./protocol";

const sent = z.array(
  z.looseObject({
    id: z.string().min(1).nullish(),
    name: z.string().min(1),
    data: z.record(z.string(), z.unknown()).default({}),
    ts: z.number().optional(),
  }),
);

/** The address that the embedded client is given; nothing ever connects to it. */
export const embeddedUrl = "http://engine.internal";

/**
 * The way of the SDK's own requests (events that a function sends) to the executor in the same process, in the shape
 * of `fetch`. Until an executor is attached, and in processes that run none, sending fails with a sentence.
 */
export class Transport {
  #take: ((events: EngineEvent[]) => Promise<void>) | undefined;

  attach(take: (events: EngineEvent[]) => Promise<void>): void {
    this.#take = take;
  }

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    if (request.method !== "POST" || !new URL(request.url).pathname.startsWith("/e/")) {
      return Response.json({ error: "The embedded executor does not answer this request." }, { status: 404 });
    }
    if (!this.#take) {
      return Response.json({ error: "Events are sent through the outbox in this process." }, { status: 503 });
    }
    const body: unknown = await request.json();
    const parsed = sent.safeParse(Array.isArray(body) ? body : [body]);
    if (!parsed.success) return Response.json({ error: "This is not a list of events." }, { status: 400 });
    const events = parsed.data.map(({ id, name, data, ts }) => ({
      id: id ?? randomUUID(),
      name,
      data,
      ts: ts ?? Date.now(),
    }));
    await this.#take(events);
    return Response.json({ ids: events.map(({ id }) => id), status: 200 });
  };
}
