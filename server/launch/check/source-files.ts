import fs from "node:fs";
import path from "node:path";
import { root } from "@/server/launch/root";

/** A source file of ours; `file` is relative to the root, with `/`. */
export interface SourceFile {
  file: string;
  lines: number;
}

const places = ["app", "components", "server", "prisma", "e2e", ".config"];
const apart = /^(prisma\/generated|server\/launch\/check\/planted)\//;

/** Every TypeScript and JavaScript file that people write here. */
export function sourceFiles(): SourceFile[] {
  const atRoot = fs
    .readdirSync(root)
    .filter((name) => /\.(tsx?|mjs|cjs|js)$/.test(name) && name !== "next-env.d.ts");
  return [...places.flatMap(filesUnder), ...atRoot]
    .filter((file) => /\.(tsx?|mjs|cjs|js)$/.test(file) && !apart.test(file))
    .map((file) => ({ file, lines: countLines(path.join(root, file)) }));
}

function filesUnder(place: string): string[] {
  const folder = path.join(root, place);
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = `${place}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(file) : [file];
  });
}

function countLines(file: string): number {
  return fs.readFileSync(file, "utf8").trimEnd().split("\n").length;
}
