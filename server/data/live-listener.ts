import pg from "pg";
import { z } from "zod";
import { requireEnv } from "@/server/env";
import { type Change, changeKinds, liveChannel } from "./live";

const message = z.object({ w: z.string(), k: z.enum(changeKinds), id: z.string() });

/** A connection that died in silence is noticed after this long. */
const pulse = 30_000;

/**
 * One LISTEN connection's life: calls `ready` once it hears, then `change` for every change of any workspace.
 * Resolves when `stop` aborts; throws when the connection breaks. Whoever calls it makes the next one.
 */
export async function listenForChanges(
  stop: AbortSignal,
  hear: { ready: () => void; change: (workspaceId: string, change: Change) => void },
): Promise<void> {
  const client = new pg.Client({
    connectionString: requireEnv("DATABASE_URL"),
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
  });
  const broken = new Promise<never>((_, reject) => {
    client.on("error", reject);
    client.on("end", () => reject(new Error("The connection was closed.")));
  });
  broken.catch(() => undefined);
  client.on("notification", ({ payload }) => {
    const parsed = message.safeParse(json(payload ?? ""));
    if (parsed.success) hear.change(parsed.data.w, { kind: parsed.data.k, id: parsed.data.id });
  });
  try {
    await client.connect();
    await client.query(`LISTEN ${liveChannel}`);
    hear.ready();
    while (!stop.aborted) {
      await Promise.race([sleep(pulse, stop), broken]);
      if (!stop.aborted) await client.query("SELECT 1");
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Resolves after the time, or at once when the signal aborts; leaves no timer and no listener behind. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    timer.unref();
    signal.addEventListener("abort", done);
  });
}
