import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { env } from "@/server/env";

/** One transaction, or the client itself where a single statement is enough. Repositories take it first. */
export type Tx = Prisma.TransactionClient;

const globals = globalThis as typeof globalThis & { countersignDatabase?: PrismaClient };

/** The process's one client. Kept on `globalThis` so that a hot reload in development does not open another pool. */
export function database(): PrismaClient {
  globals.countersignDatabase ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: 16 }),
  });
  return globals.countersignDatabase;
}

/** How often a transaction is begun anew when it and others had locked each other out. */
const deadlockRetries = 3;

/**
 * Runs `work` in one transaction: all of it is committed, or none.
 * Read committed; whoever needs more locks rows. When the database picks this transaction to end a deadlock, nothing
 * of it has happened and `work` runs again: what it does outside the database must bear that.
 */
export async function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let retry = 0; ; retry++) {
    try {
      return await database().$transaction(work, { maxWait: 10_000, timeout: 20_000 });
    } catch (error) {
      if (retry === deadlockRetries || !isDeadlock(error)) throw error;
    }
  }
}

/** Prisma says P2034 of its own queries; of a raw one it gives Postgres' code: 40P01 deadlock, 40001 serialization. */
function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2034" || (error.code === "P2010" && /`(40P01|40001)`/.test(error.message));
}

/** Ends the pool (end of a process or of a test file). */
export async function closeDatabase(): Promise<void> {
  const client = globals.countersignDatabase;
  delete globals.countersignDatabase;
  await client?.$disconnect();
}
