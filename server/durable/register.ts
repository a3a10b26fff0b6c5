import { env, requireEnv } from "@/server/env";
import { log } from "@/server/log";
import { signatureOf } from "./embedded/protocol";
import { endpointPath } from "./serve";

/**
 * Tells the Inngest server which functions there are and where to call them (`COUNTERSIGN_URL`): the SDK itself
 * registers when its endpoint is PUT with a signature, which is done here in process. A server that does not answer
 * keeps the events waiting, so this does not throw.
 */
export async function registerFunctions(handler: (request: Request) => Promise<Response>): Promise<void> {
  const body = "{}";
  const url = new URL(endpointPath, env().COUNTERSIGN_URL);
  const response = await handler(
    new Request(url, {
      method: "PUT",
      body,
      headers: {
        host: url.host,
        "content-type": "application/json",
        "x-inngest-signature": signatureOf(body, requireEnv("INNGEST_SIGNING_KEY")),
      },
    }),
  );
  if (response.ok) return log.info("The functions are registered with the Inngest server.");
  const answer = (await response.text()).slice(0, 300);
  log.error(
    { answer },
    "The functions could not be registered with the Inngest server; restart to try again.",
  );
}
