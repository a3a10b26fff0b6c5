import { isServerMode, requireSafeServerMode } from "./mode";

type Handle = (request: Request) => Promise<Response>;

let handler: Promise<Handle> | undefined;

/** The functions are loaded by the first call only: in embedded mode the web process never needs them. */
async function load(): Promise<Handle> {
  requireSafeServerMode();
  const [{ durableHandler }, { work }] = await Promise.all([import("./serve"), import("./work")]);
  return durableHandler(work);
}

const notThere = () => new Response("Not found", { status: 404 });

/** GET, POST and PUT of `/api/inngest`: nothing at all in embedded mode, else the signed endpoint of the functions. */
export async function answerInngest(request: Request): Promise<Response> {
  if (!isServerMode()) return notThere();
  if (!request.headers.get("host")) return new Response("Bad request", { status: 400 });
  handler ??= load();
  return (await handler)(request);
}

/** Every other method. */
export async function refuseMethod(): Promise<Response> {
  if (!isServerMode()) return notThere();
  return new Response("Method not allowed", { status: 405, headers: { allow: "GET, POST, PUT" } });
}
