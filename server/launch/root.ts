import fs from "node:fs";
import path from "node:path";

/** The checkout's folder; found from here, because this file also runs from the bundle in `.build/`. */
export const root = findRoot(import.meta.dirname);

function findRoot(folder: string): string {
  if (fs.existsSync(path.join(folder, "package-lock.json"))) return folder;
  const above = path.dirname(folder);
  return above === folder ? process.cwd() : findRoot(above);
}
