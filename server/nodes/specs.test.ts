import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { AnyNodeSpec } from "@/server/domain/workflow/node-spec";
import { runners } from "./runners";
import { nodeKinds, specs } from "./specs";

const icons = new Set(readdirSync(path.resolve("node_modules/lucide-react/dist/esm/icons")));
const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);

test("every folder is a kind, and every kind has a folder", () => {
  expect(folders.map(({ name }) => name).sort()).toEqual([...nodeKinds].sort());
});

describe.each(nodeKinds)("%s", (kind) => {
  const spec: AnyNodeSpec = specs[kind];
  const start = spec.start;

  test("starts with settings of its own schema, and refuses anything beside them", () => {
    expect(spec.kind).toBe(kind);
    expect(spec.config.parse(start)).toEqual(start);
    expect(spec.config.safeParse({ ...(start as object), surprise: true }).success).toBe(false);
  });

  test("says in one sentence what it will do, and has a name, an icon and ports", () => {
    expect(spec.label).not.toBe("");
    expect(spec.description).not.toMatch(/\.$/);
    expect(icons.has(`${spec.icon}.mjs`)).toBe(true);
    expect(spec.summary(start).length).toBeGreaterThan(0);
    const ports = spec.ports(start).map(({ id }) => id);
    expect(ports.length).toBeGreaterThan(0);
    expect(new Set(ports).size).toBe(ports.length);
  });

  test("its handler does what its nature says", () => {
    const nature = spec.nature(start);
    const expected = nature === "read" || nature === "effect" ? "action" : nature;
    expect(runners[kind].nature).toBe(expected);
    if (nature !== "effect") expect(spec.risk(start)).toBe("read");
  });
});
