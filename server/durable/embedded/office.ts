import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { OfficeLost, officeName } from "./transactions";

export interface OfficeOptions {
  readonly connectionString: string;
  /** a holder that gave no sign for so long has lost its office */
  readonly silentAfterMs: number;
  readonly renewEveryMs: number;
  /** called once, when another process took over or the database connection was lost */
  readonly onLost: (why: string) => void;
  readonly signal?: AbortSignal;
}

const lock = 72_707_371;

/**
 * The office of executor, held by one process of a database at a time: an epoch in a row, renewed while we live and
 * compared in every commit. A lock on our connection shows others at once that we died, so that a restart need not
 * wait; it is a hint only, since a stopped process keeps it.
 */
export class Office {
  #renewedAt = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #over = false;

  private constructor(
    readonly epoch: bigint,
    readonly holder: string,
    private readonly client: pg.Client,
    private locked: boolean,
    private readonly options: OfficeOptions,
  ) {}

  /** Waits until the office is free, then takes it. Rejects when `signal` aborts or the database does not answer. */
  static async take(options: OfficeOptions): Promise<Office> {
    const client = new pg.Client({ connectionString: options.connectionString, keepAlive: true });
    let office: Office | undefined;
    client.on("error", (error) => office?.lose(`the connection to the database was lost (${error.message})`));
    client.on("end", () => office?.lose("the connection to the database was closed"));
    await client.connect();
    try {
      const holder = `${hostname()}:${process.pid}`;
      for (;;) {
        options.signal?.throwIfAborted();
        const locked = await tryLock(client);
        const epoch = await tryTake(client, holder, locked, options.silentAfterMs);
        if (epoch !== null) {
          office = new Office(epoch, holder, client, locked, options);
          office.#timer = setInterval(() => void office?.renew(), options.renewEveryMs);
          return office;
        }
        if (locked) await client.query("SELECT pg_advisory_unlock($1)", [lock]);
        await sleep(250, undefined, { signal: options.signal });
      }
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  /** Throws OfficeLost unless this process may act: cheap enough to ask before every call. */
  check(): void {
    if (this.#over) throw new OfficeLost("Another engine has taken over.");
    if (performance.now() - this.#renewedAt > this.options.silentAfterMs) {
      throw new OfficeLost("The office could not be renewed in time.");
    }
  }

  /** Gives the office back, so that the next process can begin at once. */
  async leave(): Promise<void> {
    this.#over = true;
    clearInterval(this.#timer);
    await this.client.end().catch(() => undefined);
  }

  private async renew(): Promise<void> {
    const asked = performance.now();
    try {
      if (!this.locked) this.locked = await tryLock(this.client);
      const { rowCount } = await this.client.query(
        `UPDATE "office" SET "renewedAt" = clock_timestamp(), "data" = $3 WHERE "name" = $1 AND "epoch" = $2`,
        [officeName, String(this.epoch), JSON.stringify({ locked: this.locked })],
      );
      if (rowCount === 1) this.#renewedAt = asked;
      else this.lose("another engine has taken over");
    } catch (error) {
      if (performance.now() - this.#renewedAt > this.options.silentAfterMs) {
        this.lose(error instanceof Error ? error.message : String(error));
      }
    }
  }

  private lose(why: string): void {
    if (this.#over) return;
    this.#over = true;
    clearInterval(this.#timer);
    this.options.onLost(why);
  }
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>("SELECT pg_try_advisory_lock($1) AS locked", [
    lock,
  ]);
  return rows[0]?.locked === true;
}

/**
 * With the lock, the last holder is dead, unless it had taken over from a stopped process and never got the lock
 * itself; without it, only a holder that fell silent is replaced.
 */
async function tryTake(
  client: pg.Client,
  holder: string,
  locked: boolean,
  silentAfterMs: number,
): Promise<bigint | null> {
  const { rows } = await client.query<{ epoch: string }>(
    `INSERT INTO "office" AS o ("name", "holder", "epoch", "renewedAt", "data")
     VALUES ($1, $2, 1, clock_timestamp(), $3)
     ON CONFLICT ("name") DO UPDATE
       SET "holder" = $2, "epoch" = o."epoch" + 1, "renewedAt" = clock_timestamp(), "data" = $3
       WHERE ($4 AND coalesce((o."data"->>'locked')::boolean, true))
          OR o."renewedAt" < clock_timestamp() - $5::float8 * interval '1 ms'
     RETURNING "epoch"`,
    [officeName, holder, JSON.stringify({ locked }), locked, silentAfterMs],
  );
  return rows[0] ? BigInt(rows[0].epoch) : null;
}
