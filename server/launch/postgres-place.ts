import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { errorCode, errorText, LaunchError } from "@/server/launch/launch-error";
import { type Account, canReach, postgresAccount, sharedPlace } from "@/server/launch/postgres-binaries";

/** Where one installation keeps its database. */
export interface Place {
  /** Postgres's own data folder. */
  folder: string;
  account: Account;
  password: string;
  /** The port of the last start: asked for again, so that a bookmarked connection keeps working. */
  port: number | undefined;
}

const record = z.object({ folder: z.string().min(1), port: z.number().int().optional() });

/**
 * Finds or chooses the place. Normally `DATA_DIR/postgres`; for root with a DATA_DIR that the unprivileged account
 * cannot enter, a folder under /var/lib/countersign, which `DATA_DIR/postgres.json` records.
 * @throws LaunchError when DATA_DIR cannot be written, or when the recorded files are gone.
 */
export function findPlace(dataDir: string): Place {
  ensureDataDir(dataDir);
  const known = readRecord(dataDir);
  if (known && !fs.existsSync(path.join(known.folder, "PG_VERSION"))) {
    throw new LaunchError(
      `The database files in ${known.folder} are gone: mount or restore them, or remove ${dataDir} to begin anew. Nothing was changed.`,
    );
  }
  const folder = known?.folder ?? chooseFolder(dataDir);
  return { folder, account: postgresAccount(folder), password: passwordOf(dataDir), port: known?.port };
}

/** Keeps the folder and port for the next start. */
export function recordPlace(dataDir: string, folder: string, port: number): void {
  const file = path.join(dataDir, "postgres.json");
  fs.writeFileSync(`${file}.new`, `${JSON.stringify({ folder, port })}\n`, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}

/**
 * Makes DATA_DIR, open to be entered but not listed by others: the keys in it are readable by their owner only.
 * @throws LaunchError when it cannot be made or written.
 */
export function ensureDataDir(dataDir: string): void {
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    const probe = path.join(dataDir, `.write-${process.pid}`);
    fs.writeFileSync(probe, "");
    fs.rmSync(probe);
  } catch (error) {
    const code = errorCode(error);
    const why =
      code === "EACCES" || code === "EPERM" || code === "EROFS"
        ? "this user may not write there"
        : code === "ENOSPC"
          ? "the disk is full"
          : code === "EEXIST" || code === "ENOTDIR"
            ? "a file is in its place"
            : errorText(error);
    throw new LaunchError(
      `The data folder ${dataDir} cannot be used: ${why}. Nothing was changed; set DATA_DIR to a folder of yours, or mend its rights.`,
    );
  }
}

function readRecord(dataDir: string): z.infer<typeof record> | undefined {
  try {
    return record.parse(JSON.parse(fs.readFileSync(path.join(dataDir, "postgres.json"), "utf8")));
  } catch {
    return undefined;
  }
}

function chooseFolder(dataDir: string): string {
  const near = path.join(dataDir, "postgres");
  if (fs.existsSync(near) || canReach(postgresAccount(), "x", dataDir)) return near;
  // not derived from DATA_DIR's name: one that was removed and made again must not meet the old database
  return path.join(sharedPlace, crypto.randomBytes(8).toString("hex"), "postgres");
}

function passwordOf(dataDir: string): string {
  const file = path.join(dataDir, "postgres.password");
  if (!fs.existsSync(file)) {
    fs.writeFileSync(file, crypto.randomBytes(24).toString("base64url"), { mode: 0o600, flag: "wx" });
  }
  return fs.readFileSync(file, "utf8").trim();
}
