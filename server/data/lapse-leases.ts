import type { Tx } from "./database";

/**
 * Ends the leases of all steps in progress, as if their time had run out: whoever held them has died. Their effects
 * are then treated as any whose process never came back (sent again with the same key, or asked about).
 * @returns how many there were
 */
export function lapseLeases(tx: Tx): Promise<number> {
  return tx.$executeRaw`
    UPDATE "step" SET "leaseUntil" = clock_timestamp() WHERE "status" = 'running' AND "leaseUntil" > clock_timestamp()`;
}
