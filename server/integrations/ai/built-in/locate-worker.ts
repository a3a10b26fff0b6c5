import fs from "node:fs";
import path from "node:path";

/** Where the worker's file lies in the checkout. */
const place = path.join("server", "integrations", "ai", "built-in", "embedding-worker.mjs");

/**
 * The worker's file. It is plain JavaScript that is never bundled, so it is looked for in the checkout: upward
 * from this module (its source, or the bundle in `.build/`), then upward from the working directory.
 * @throws Error when the checkout is incomplete
 */
export function locateWorker(): string {
  for (const from of [import.meta.dirname, process.cwd()]) {
    for (let folder = from; folder; folder = parent(folder)) {
      const file = path.join(folder, place);
      if (fs.existsSync(file)) return file;
    }
  }
  throw new Error(`The built-in model's file ${place} is missing.`);
}

/** The folder above, or "" at the top. */
function parent(folder: string): string {
  const above = path.dirname(folder);
  return above === folder ? "" : above;
}
