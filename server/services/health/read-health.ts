import packageJson from "@/package.json" with { type: "json" };
import { database } from "@/server/data/database";

/** An engine that has not renewed its office for this long is not there. */
const engineSilenceMs = 20_000;

export interface Health {
  readonly status: "ok" | "degraded" | "down";
  readonly version: string;
  readonly engine: "running" | "stopped" | "unknown";
  readonly database: "ok" | "unreachable";
}

/** Whether the three processes are there: asked of the database, by its clock. Never throws. */
export async function readHealth(): Promise<Health> {
  const { version } = packageJson;
  try {
    const rows = await database().$queryRaw<{ silentMs: number }[]>`
      SELECT (extract(epoch FROM clock_timestamp() - "renewedAt") * 1000)::float8 AS "silentMs"
      FROM "office" WHERE "name" = 'engine'`;
    const running = rows[0] !== undefined && rows[0].silentMs < engineSilenceMs;
    return {
      status: running ? "ok" : "degraded",
      version,
      engine: running ? "running" : "stopped",
      database: "ok",
    };
  } catch {
    return { status: "down", version, engine: "unknown", database: "unreachable" };
  }
}
