import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { errorCode, LaunchError } from "@/server/launch/launch-error";

const keysSchema = z.object({
  /** Key-encryption key of stored credentials: 32 bytes, base64url. */
  COUNTERSIGN_KEY: z.string().length(43),
  /** Signs session cookies. */
  NEXTAUTH_SECRET: z.string().min(32),
  /** Signs the embedded executor's calls to the functions. */
  INNGEST_SIGNING_KEY: z.string().min(32),
});

export type Keys = z.infer<typeof keysSchema>;

/**
 * The installation's own keys, made at the first start in `DATA_DIR/keys.json`, readable by their owner only. A key
 * that the environment gives is not taken from here.
 * @throws LaunchError when the database exists and its keys are gone or damaged: new ones could not read its secrets.
 */
export function installationKeys(dataDir: string, databaseExists: boolean): Keys {
  const file = path.join(dataDir, "keys.json");
  const restore = "Put the file back from a backup of the data folder; nothing was changed.";
  try {
    const parsed = keysSchema.safeParse(JSON.parse(fs.readFileSync(file, "utf8")));
    if (parsed.success) return parsed.data;
    throw new LaunchError(`The keys in ${file} are damaged. ${restore}`);
  } catch (error) {
    if (error instanceof SyntaxError) throw new LaunchError(`The keys in ${file} are damaged. ${restore}`);
    if (errorCode(error) === "EACCES") {
      throw new LaunchError(
        `The keys in ${file} belong to another user: start as that user. Nothing was changed.`,
      );
    }
    if (errorCode(error) !== "ENOENT") throw error;
  }
  if (databaseExists)
    throw new LaunchError(`The keys in ${file} are gone, but the database is there. ${restore}`);
  const keys: Keys = {
    COUNTERSIGN_KEY: crypto.randomBytes(32).toString("base64url"),
    NEXTAUTH_SECRET: crypto.randomBytes(32).toString("base64url"),
    INNGEST_SIGNING_KEY: `signkey-prod-${crypto.randomBytes(32).toString("hex")}`,
  };
  const fresh = `${file}.${process.pid}`;
  fs.writeFileSync(fresh, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(fresh, file);
  return keys;
}
