import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { errorCode, errorText, LaunchError } from "@/server/launch/launch-error";
import type { Account } from "@/server/launch/postgres-binaries";

/** The account that owns everything in the embedded Postgres. */
export const databaseUser = "countersign";

/** What Postgres's programs need of the environment; our secrets are none of it. */
export const postgresEnv: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  LC_ALL: "C",
  NODE_ENV: "production",
};

/** initdb beside the final folder, then one rename: a start that was cut short leaves nothing half made. */
export function initialise(
  binaries: string,
  folder: string,
  account: Account,
  password: string,
  fast: boolean,
): void {
  const fresh = `${folder}.new`;
  const secret = `${folder}.secret`;
  try {
    fs.rmSync(fresh, { recursive: true, force: true });
    fs.mkdirSync(path.dirname(folder), { recursive: true, mode: 0o711 });
    fs.mkdirSync(fresh, { mode: 0o700 });
    fs.writeFileSync(secret, `${password}\n`, { mode: 0o600 });
    for (const file of [fresh, secret]) {
      if (account.uid !== undefined && account.gid !== undefined)
        fs.chownSync(file, account.uid, account.gid);
    }
    const flags = [
      "-U",
      databaseUser,
      "-A",
      "scram-sha-256",
      `--pwfile=${secret}`,
      "-E",
      "UTF8",
      "--locale=C",
    ];
    const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    const made = spawnSync(
      path.join(binaries, "bin/initdb"),
      ["-D", fresh, ...flags, ...locale, ...(fast ? ["--no-sync"] : [])],
      { ...account, cwd: "/", encoding: "utf8", env: postgresEnv },
    );
    if (made.status !== 0) {
      const full = /No space left/.exec(`${made.stdout}${made.stderr}`)?.[0];
      throw made.error ?? new Error(full ?? lastWords(made.stderr));
    }
    fs.renameSync(fresh, folder);
  } catch (error) {
    fs.rmSync(fresh, { recursive: true, force: true });
    const full = errorCode(error) === "ENOSPC" || /No space left/.test(errorText(error));
    throw new LaunchError(
      full
        ? `The disk is full: the database could not be created in ${folder}. Free some space and start again.`
        : `The database could not be created in ${folder}: ${errorText(error)}.`,
    );
  } finally {
    fs.rmSync(secret, { force: true });
  }
}

/** The last complaint in a log of Postgres or initdb. */
export function lastWords(text: string): string {
  const complaint = text.split("\n").findLast((line) => /(FATAL|PANIC|ERROR|error):/.test(line));
  return (complaint ?? text.trim().split("\n").at(-1) ?? "")
    .replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, "")
    .trim();
}
