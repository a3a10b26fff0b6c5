/** A database of its own for one test file. */
export interface TestDatabase {
  /** Connection string; every migration of the product has been applied, every table is empty. */
  url: string;
  /** Drops it, ending the connections that are still open. */
  drop(): Promise<void>;
}

/** Where a test finds the broker that `.config/vitest.global-setup.ts` started. */
export const brokerVariable = "TEST_DATABASE_BROKER";

/**
 * A fresh database in the embedded Postgres that all test files of one vitest run share. The first call of a run
 * starts that Postgres and migrates its template (seconds); each further call copies the template (tens of ms).
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const broker = process.env[brokerVariable];
  if (!broker)
    throw new Error("No test database: run tests with `vitest --config .config/vitest.config.ts`.");
  const ask = async (method: "POST" | "DELETE", body: string) => {
    const answer = await fetch(broker, { method, body });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return text;
  };
  const url = await ask("POST", "");
  return {
    url,
    drop: async () => {
      await ask("DELETE", url);
    },
  };
}
