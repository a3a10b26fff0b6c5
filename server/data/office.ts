import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "./database";

/** A duty that one process at a time fulfils. */
export interface Office {
  readonly holder: string;
  readonly epoch: bigint;
  readonly data: Prisma.JsonValue;
}

/**
 * Takes or keeps an office until the end of the transaction: others wait at the row. A new holder raises the epoch.
 * The row remembers who holds it and since when it was last seen, for health pages.
 */
export async function holdOffice(tx: Tx, name: string, holder: string): Promise<Office> {
  const rows = await tx.$queryRaw<Office[]>`
    INSERT INTO "office" AS o ("name", "holder", "epoch", "renewedAt") VALUES (${name}, ${holder}, 1, clock_timestamp())
    ON CONFLICT ("name") DO UPDATE SET "renewedAt" = clock_timestamp(), "holder" = excluded."holder",
      "epoch" = o."epoch" + CASE WHEN o."holder" = excluded."holder" THEN 0 ELSE 1 END
    RETURNING "holder", "epoch", "data"`;
  const [office] = rows;
  if (!office) throw new Error(`The office ${name} could not be taken.`);
  return office;
}

/** Keeps what the next holder needs to know. */
export async function recordInOffice(tx: Tx, name: string, data: Prisma.InputJsonObject): Promise<void> {
  await tx.office.update({ where: { name }, data: { data } });
}
