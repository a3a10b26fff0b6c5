import { serve } from "inngest/edge";
import { env } from "@/server/env";
import { createClient } from "./client";
import { awaitTaskFunction } from "./functions/await-task";
import { runStepFunction } from "./functions/run-step";
import { sweepFunction } from "./functions/sweep";
import type { Work } from "./functions/work";

export const endpointPath = "/api/inngest";

/** The one handler through which either engine calls the functions. Throws EnvError without a signing key. */
export function durableHandler(work: Work): (request: Request) => Promise<Response> {
  const client = createClient();
  return serve({
    client,
    functions: [runStepFunction(client, work), awaitTaskFunction(client, work), sweepFunction(client, work)],
    serveOrigin: env().COUNTERSIGN_URL,
    servePath: endpointPath,
    enableUnauthedSync: false,
  });
}
