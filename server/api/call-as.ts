import type { Caller } from "@/server/domain/access/caller";
import { appRouter } from "./root";
import { createCallerFactory } from "./trpc";

const create = createCallerFactory(appRouter);

/** The procedures, called while a page is drawn on the server instead of over HTTP; permissions hold all the same. */
export function callAs(caller: Caller | null) {
  return create({ caller, requestId: crypto.randomUUID(), ip: "page", ownOrigin: true });
}
