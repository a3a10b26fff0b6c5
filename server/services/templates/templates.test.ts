import { describe, expect, test } from "vitest";
import { templates } from "@/prisma/seed/templates/all";
import { refsIn } from "@/server/domain/expression/template";
import { validate } from "@/server/domain/workflow/validate";
import { instantiate } from "@/server/domain/workflow/workflow-template";
import { runners } from "@/server/nodes/runners";
import { isNodeKind, specs } from "@/server/nodes/specs";

const tableId = "0190a1b2-0000-7000-8000-000000000001";

describe.each(templates)("template $id", (template) => {
  let seed = 1;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  const tables = new Map(template.tables.map(({ key, name }) => [key, { id: tableId, name: `${name} 2` }]));
  const { document, nodes } = instantiate(template, tables, random);

  test("can be published as it is", () => {
    const issues = validate(document, specs, { tableIds: new Set([tableId]), connectionIds: new Set() });
    // That small expenses are booked without a person is what this template is for; the builder is told.
    const known = template.id === "expense-approval" ? ["unchecked_write"] : [];
    expect(issues.map(({ code }) => code)).toEqual(known);
  });

  test("gets fresh ids everywhere, chips included, and its own tables", () => {
    const old = new Set(template.document.nodes.map(({ id }) => id));
    const known = new Set(document.nodes.map(({ id }) => id));
    expect(known.size).toBe(template.document.nodes.length);
    expect([...known].some((id) => old.has(id))).toBe(false);
    for (const { node } of document.nodes.flatMap(({ config }) => refsIn(config))) {
      expect(node === "run" || known.has(node), node).toBe(true);
    }
    const using = document.nodes.filter(({ kind }) => kind === "data_table");
    expect(using.length).toBeGreaterThan(0);
    expect(
      using.every(({ config }) => config.tableId === tableId && String(config.tableName).endsWith(" 2")),
    ).toBe(true);
  });

  test("its triggers take its samples", () => {
    expect(template.samples.length).toBeGreaterThanOrEqual(4);
    for (const { node: id, event } of template.samples) {
      const found = document.nodes.find((node) => node.id === nodes.get(id));
      if (!found || !isNodeKind(found.kind)) throw new Error(`no step ${id}`);
      const runner = runners[found.kind];
      if (runner.nature !== "trigger") throw new Error(`${id} is no trigger`);
      const accepted = runner.accept(specs[found.kind].config.parse(found.config) as never, { ...event });
      expect(accepted.title).not.toBe("");
    }
  });

  test("cards do not overlap", () => {
    for (const [index, { position: a }] of document.nodes.entries()) {
      for (const { position: b } of document.nodes.slice(index + 1)) {
        expect(Math.abs(a.x - b.x) >= 280 || Math.abs(a.y - b.y) >= 140).toBe(true);
      }
    }
  });
});
