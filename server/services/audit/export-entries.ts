import { z } from "zod";
import { type AuditFilter, countEntries, readEntries } from "@/server/data/audit-entries";
import { database } from "@/server/data/database";
import type { Caller } from "@/server/domain/access/caller";
import { defineUseCase, execute } from "@/server/services/use-case";
import { auditFilter } from "./audit-filter";
import { describeEntries } from "./describe-entries";

const batchSize = 500;

/** Puts on record that the audit is taken out, and fixes what is taken: what was there at this moment. */
const beginExport = defineUseCase({
  name: "audit.export",
  kind: "mutation",
  permission: "audit.read",
  input: z.strictObject(auditFilter),
  async run({ tx, caller, audit }, filter) {
    const { count, newest } = await countEntries(tx, caller.workspaceId, filter);
    await audit({ event: "audit.exported", data: { entries: count } });
    return { filter, newest };
  },
});

/**
 * The record as JSON lines, the oldest entry first: each as it was written, with its seal, and with what it says in
 * words. Read in batches, whatever its length. Throws as `execute` before the first line.
 */
export async function exportEntries(caller: Caller | null, input: unknown): Promise<AsyncGenerator<string>> {
  const { filter, newest } = await execute(beginExport, caller, input);
  return linesOf(caller?.workspaceId ?? "", filter, newest);
}

async function* linesOf(workspaceId: string, filter: AuditFilter, upTo: bigint): AsyncGenerator<string> {
  let after = 0n;
  while (true) {
    const entries = await readEntries(database(), workspaceId, filter, { after, upTo, limit: batchSize });
    const last = entries.at(-1);
    if (!last) return;
    after = last.id;
    let lines = "";
    for (const { id, seq, at, workflowName, runTitle, ...entry } of await describeEntries(
      database(),
      entries,
    )) {
      const line = { id: String(id), seq: seq === null ? null : Number(seq), at: at.toISOString(), ...entry };
      lines += `${JSON.stringify({ ...line, workflowName, runTitle })}\n`;
    }
    yield lines;
  }
}
