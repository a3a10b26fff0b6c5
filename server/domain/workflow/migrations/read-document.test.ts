import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { schemaVersion } from "@/server/domain/workflow/document";
import { readDocument } from "@/server/domain/workflow/migrations/read-document";

const samples = path.join(import.meta.dirname, "samples");

describe("readDocument", () => {
  test.each(readdirSync(samples))("reads the stored sample %s", (file) => {
    const document = readDocument(JSON.parse(readFileSync(path.join(samples, file), "utf8")));
    expect(document.schemaVersion).toBe(schemaVersion);
    expect(document.nodes.length).toBeGreaterThan(0);
    expect(document.edges.length).toBeGreaterThan(0);
  });

  test.each([null, [], "text", {}, { schemaVersion: 0 }, { schemaVersion: 1, nodes: 3, edges: [] }])(
    "says that %j is no workflow",
    (json) => {
      expect(() => readDocument(json)).toThrow("not a workflow");
    },
  );

  test("a newer format is refused with what to do", () => {
    expect(() => readDocument({ schemaVersion: 99, nodes: [], edges: [] })).toThrow("newer version");
  });
});
