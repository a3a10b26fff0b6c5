import type { SourceFile } from "@/server/launch/check/source-files";

/** The first row that matches counts. Tests are free of all caps but their own. */
const caps: readonly [RegExp, number, string][] = [
  [/\.(test|spec)\.tsx?$|^e2e\//, 600, "test"],
  [/^app\/.*\/?page\.tsx$/, 60, "page"],
  [/^server\/nodes\/[^/]+\/spec\.ts$/, 80, "spec"],
  [/^server\/nodes\/[^/]+\/form\.tsx$/, 150, "form"],
  [/^server\/nodes\/[^/]+\/run\.ts$/, 150, "run"],
  [/^server\/services\//, 120, "use case"],
  [/^server\/api\/routers\//, 120, "router"],
  [/^components\/.*\.tsx$/, 200, "component"],
  [/^server\/domain\//, 250, "domain file"],
  [/./, 400, "file"],
];

const bag = /^(utils?|helpers?|types|misc|common|shared)$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z-]+)*$/;
/** Names that Next and others ask for, and their route folders. */
const given = /^(\[.*\]|\(.*\)|@.*|_.*|\..*|[a-z0-9_]+)$/;

/** The cap of a file in lines, and what kind of file it is. */
export function capOf(file: string): { cap: number; kind: string } {
  const row = caps.find(([pattern]) => pattern.test(file));
  return { cap: row?.[1] ?? 0, kind: row?.[2] ?? "file" };
}

/** One sentence for every file that is too long or wrongly named. */
export function faultsOf(files: SourceFile[]): string[] {
  return files.flatMap(({ file, lines }) => {
    const { cap, kind } = capOf(file);
    const long = lines > cap ? [`${file}: ${lines} lines; a ${kind} has at most ${cap}`] : [];
    return [...long, ...namesOf(file)];
  });
}

function namesOf(file: string): string[] {
  const parts = file.replace(/\.(tsx?|mjs|cjs|js)$/, "").split("/");
  const name = parts.at(-1) ?? "";
  const faults: string[] = [];
  if (name === "index") faults.push(`${file}: no barrels; name the file after what it holds`);
  const bags = parts.filter((part) => bag.test(part.replace(/\.test$/, "")));
  if (bags.length > 0) faults.push(`${file}: "${bags[0]}" is a bag; name it after what it holds`);
  const odd = parts.filter((part) => !kebab.test(part) && !given.test(part));
  if (odd.length > 0) faults.push(`${file}: "${odd[0]}" is not in kebab-case`);
  return faults;
}
