import type pg from "pg";

/** A connection inside a transaction of the executor. */
export type Sql = pg.PoolClient;

/** The office of executor was taken over by another process: this one must not write or call any more. */
export class OfficeLost extends Error {
  override readonly name = "OfficeLost";
}

export const officeName = "engine";

/** Runs work in one transaction that only commits while this epoch holds the office. */
export type Transact = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

export function makeTransact(pool: pg.Pool, epoch: () => bigint): Transact {
  return async (work) => {
    const sql = await pool.connect();
    let broken: Error | undefined;
    try {
      await sql.query("BEGIN");
      const { rowCount } = await sql.query({
        name: "office",
        text: `SELECT 1 FROM "office" WHERE "name" = $1 AND "epoch" = $2`,
        values: [officeName, String(epoch())],
      });
      if (rowCount !== 1) throw new OfficeLost("Another engine has taken over.");
      const result = await work(sql);
      await sql.query("COMMIT");
      return result;
    } catch (error) {
      await sql.query("ROLLBACK").catch((failed: Error) => {
        broken = failed;
      });
      throw error;
    } finally {
      sql.release(broken);
    }
  };
}
