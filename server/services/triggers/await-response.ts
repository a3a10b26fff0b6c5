import { database } from "@/server/data/database";
import { findResponse } from "@/server/data/runs";
import type { JsonValue } from "@/server/domain/json";
import type { RunStatus } from "@/server/domain/run/status";
import { log } from "@/server/log";
import { anything } from "@/server/services/live/change-queue";
import { liveChanges } from "@/server/services/live/live-changes";

/** What became of a run while its caller waited. */
export type Awaited =
  | { kind: "response"; status: number; body: JsonValue }
  /** it ended without a respond step */
  | { kind: "ended"; status: RunStatus }
  /** a person is needed, or it takes longer */
  | { kind: "later" };

/**
 * Waits until a run has responded, ended, or waits for a person. Woken by the database, and looks by itself every
 * second in case that was missed.
 * @param timeoutMs after it: "later"
 * @param signal the caller has gone
 */
export async function awaitResponse(
  workspaceId: string,
  runId: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Awaited> {
  const deadline = Date.now() + timeoutMs;
  const isOurs = ({ kind, id }: { kind: string; id: string }) =>
    kind === "run" && (id === runId || id === anything);
  let wake: () => void = () => undefined;
  let isStale = false;
  const unlisten = liveChanges().listen(workspaceId, (changes) => {
    if (!changes.some(isOurs)) return;
    isStale = true;
    wake();
  });
  try {
    for (;;) {
      isStale = false;
      // the run stands, even where the database is away for a moment: its caller is told to look later
      const settled = await look(workspaceId, runId).catch((err: unknown) => {
        log.warn({ err, runId }, "A caller waits, and the run could not be read; it is tried again.");
        return null;
      });
      if (settled) return settled;
      const left = deadline - Date.now();
      if (left <= 0 || signal.aborted) return { kind: "later" };
      if (isStale) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => wake(), Math.min(left, 1_000));
        wake = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", wake);
          resolve();
        };
        signal.addEventListener("abort", wake);
      });
    }
  } finally {
    unlisten();
  }
}

async function look(workspaceId: string, runId: string): Promise<Awaited | null> {
  const run = await findResponse(database(), workspaceId, runId);
  if (!run) return { kind: "later" };
  if (run.response) return { kind: "response", ...run.response };
  if (run.status === "waiting") return { kind: "later" };
  const isOver = run.status === "succeeded" || run.status === "failed" || run.status === "cancelled";
  return isOver ? { kind: "ended", status: run.status } : null;
}
