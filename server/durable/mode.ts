import { EnvError, env, requireEnv } from "@/server/env";

/** Whether an Inngest server drives the functions, instead of the embedded executor. */
export function isServerMode(): boolean {
  return env().INNGEST_BASE_URL !== undefined;
}

/**
 * What must hold before the endpoint is opened to an Inngest server.
 * Throws EnvError with a sentence: without a signing key, or with the SDK's dev mode, anybody could call the functions.
 */
export function requireSafeServerMode(source: Record<string, string | undefined> = process.env): void {
  requireEnv("INNGEST_SIGNING_KEY");
  requireEnv("INNGEST_EVENT_KEY");
  if (source.INNGEST_DEV && !["0", "false"].includes(source.INNGEST_DEV)) {
    throw new EnvError(
      "INNGEST_DEV must not be set together with INNGEST_BASE_URL: it accepts unsigned calls.",
    );
  }
}
