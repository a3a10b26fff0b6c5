import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { callerFromRequest } from "@/server/auth";
import { AppError } from "@/server/domain/errors";
import { env } from "@/server/env";
import { isOwnOrigin } from "./origin";
import { appRouter } from "./root";
import { answer, newRequestId, readBody } from "./surface";
import type { Context } from "./trpc";

/** A draft of 500 nodes is below 1 MiB. */
const bodyLimit = 4 * 1024 * 1024;
const batchLimit = 20;

/** What a procedure knows of an HTTP request. */
export async function contextOf(request: Request): Promise<Context> {
  const forwarded = request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return {
    caller: await callerFromRequest(request),
    requestId: newRequestId(),
    ip: forwarded || "unknown",
    ownOrigin: isOwnOrigin(request.headers, env().COUNTERSIGN_URL),
  };
}

/** `/api/trpc/*`: queries and subscriptions by GET, mutations by POST with a JSON body. */
export function answerTrpc(request: Request): Promise<Response> {
  return answer(async () =>
    fetchRequestHandler({
      endpoint: "/api/trpc",
      req: request.method === "POST" ? await checkedPost(request) : request,
      router: appRouter,
      maxBatchSize: batchLimit,
      createContext: () => contextOf(request),
      responseMeta: () => ({ headers: { "cache-control": "no-store" } }),
    }),
  );
}

async function checkedPost(request: Request): Promise<Request> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) {
    throw new AppError("unsupported_media", "Send this as application/json.");
  }
  const body = await readBody(request, bodyLimit);
  return new Request(request.url, { method: "POST", headers: request.headers, body, signal: request.signal });
}
