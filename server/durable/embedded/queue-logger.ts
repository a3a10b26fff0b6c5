import { Logger } from "graphile-worker";
import { log } from "@/server/log";

const levels = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** graphile-worker's messages in our log; what it calls information is of interest to developers only. */
export const queueLogger = new Logger(() => (level, message, meta) => {
  log[levels[level as keyof typeof levels] ?? "debug"]({ queue: meta }, message);
});
