import { Logger } from "graphile-worker";
import { log } from "@/server/log";

const levels = { error: "error", warning: "debug", info: "debug", debug: "trace" } as const;

/** graphile-worker's messages in our log; its warnings and information are about its settings, for developers. */
export const queueLogger = new Logger(() => (level, message, meta) => {
  log[levels[level as keyof typeof levels] ?? "debug"]({ queue: meta }, message);
});
