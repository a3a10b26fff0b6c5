import { Agent, fetch as undiciFetch } from "undici";
import { type AllowedHost, env } from "@/server/env";
import { guardedConnector, type Resolve } from "./guarded-connector";
import { readTarget } from "./target";

/** Largest answer of one call, in bytes. */
const maxBytes = 16 * 1024 * 1024;

/**
 * The same guard in the shape of the web's `fetch`, for SDKs that take one (the `openai` SDK's `fetch` option). It
 * follows no redirect and rejects with PerformError `bad_config` (as the error or its cause) when the guard says no.
 */
export function guardedWhatwgFetch(
  options: { readonly allowHosts?: readonly AllowedHost[]; readonly resolve?: Resolve } = {},
): typeof globalThis.fetch {
  const allowHosts = options.allowHosts ?? env().COUNTERSIGN_ALLOW_HOSTS;
  const dispatcher = new Agent({
    connect: guardedConnector({ ...options, allowHosts }),
    maxResponseSize: maxBytes,
    keepAliveTimeout: 10_000,
  });
  const guarded: typeof undiciFetch = async (input, init) => {
    const address = typeof input === "string" ? input : "url" in input ? input.url : input.href;
    const url = readTarget(address, allowHosts);
    const target = typeof input === "object" && "url" in input ? input : url;
    return undiciFetch(target, { ...init, redirect: "error", dispatcher });
  };
  // undici's Request and Response are the web's own, declared a second time.
  return guarded as unknown as typeof globalThis.fetch;
}
