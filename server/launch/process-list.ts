import fs from "node:fs";
import path from "node:path";
import { z } from "zod";

const listSchema = z.record(z.string(), z.number().int());

/** Keeps `DATA_DIR/processes.json` true: which process ids are the launcher, Postgres, web and engine just now. */
export function keepProcessList(dataDir: string): { note(name: string, pid: number): void; remove(): void } {
  const file = path.join(dataDir, "processes.json");
  const list: Record<string, number> = {};
  const note = (name: string, pid: number) => {
    list[name] = pid;
    fs.writeFileSync(`${file}.new`, `${JSON.stringify(list)}\n`);
    fs.renameSync(`${file}.new`, file);
  };
  note("launcher", process.pid);
  return { note, remove: () => fs.rmSync(file, { force: true }) };
}

/** The process ids by name, as the launcher of this data folder noted them last; empty when none runs. */
export function readProcessList(dataDir: string): Record<string, number> {
  try {
    return listSchema.parse(JSON.parse(fs.readFileSync(path.join(dataDir, "processes.json"), "utf8")));
  } catch {
    return {};
  }
}
