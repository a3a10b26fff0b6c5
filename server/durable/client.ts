import { Inngest } from "inngest";
import { requireEnv } from "@/server/env";
import { log } from "@/server/log";
import { embeddedUrl, Transport } from "./embedded/transport";
import { isServerMode } from "./mode";

/** The way of events that functions send to the embedded executor of this process. */
export const transport = new Transport();

type Write = (detail: unknown, message?: string) => void;

function write(level: "debug" | "info" | "warn" | "error"): Write {
  return (detail, message) => {
    if (typeof detail === "string") log[level](detail);
    else log[level](detail as object, message);
  };
}

// A function that asks to be called again later (a lease is held, a target is busy) throws for it; that is no error.
const functionLog = {
  debug: write("debug"),
  info: write("info"),
  warn: write("warn"),
  error: write("debug"),
};
const sdkLog = { debug: write("debug"), info: write("debug"), warn: write("warn"), error: write("error") };

/**
 * The app as the Inngest SDK sees it: driven by the embedded executor, or by the Inngest server that
 * `INNGEST_BASE_URL` names. Never in the SDK's dev mode, which would take unsigned calls.
 * Throws EnvError without a signing key.
 */
export function createClient(): Inngest {
  const common = {
    id: "countersign",
    isDev: false,
    signingKey: requireEnv("INNGEST_SIGNING_KEY"),
    logger: functionLog,
    internalLogger: sdkLog,
  };
  if (!isServerMode()) {
    return new Inngest({ ...common, baseUrl: embeddedUrl, eventKey: "embedded", fetch: transport.fetch });
  }
  return new Inngest({
    ...common,
    baseUrl: requireEnv("INNGEST_BASE_URL"),
    eventKey: requireEnv("INNGEST_EVENT_KEY"),
  });
}
