import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";
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

/**
 * Runs `work` in one transaction: all of it is committed, or none.
 * Read committed; whoever needs more locks rows.
 */
export function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return database().$transaction(work, { maxWait: 10_000, timeout: 20_000 });
}

/** Ends the pool (end of a process or of a test file). */
export async function closeDatabase(): Promise<void> {
  const client = globals.countersignDatabase;
  delete globals.countersignDatabase;
  await client?.$disconnect();
}
