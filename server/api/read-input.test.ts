import superjson from "superjson";
import { expect, test } from "vitest";
import { readInput } from "./read-input";

test("what our pages send arrives as it was", () => {
  const shared = { x: 1 };
  const input = {
    from: new Date(0),
    "a.b": [new Date(1), undefined],
    left: undefined,
    one: shared,
    two: shared,
  };
  expect(readInput(JSON.parse(superjson.stringify(input)))).toEqual(input);
  expect(readInput({ json: "text" })).toBe("text");
  expect(readInput({})).toBeUndefined();
});

test("objects said to be one another cannot unfold without end", () => {
  const names = Array.from({ length: 60 }, (_, index) => `n${index}`);
  const json = Object.fromEntries(names.map((name) => [name, { x: null, y: null }]));
  const referentialEqualities = Object.fromEntries(
    names.slice(1).map((name, index) => [names[index], [`${name}.x`, `${name}.y`]]),
  );
  expect(readInput({ json, meta: { referentialEqualities, v: 1 } })).toEqual(json);
});

test.each<[string, unknown]>([
  ["no object", 7],
  ["a list", []],
  ["a map", { json: { a: [] }, meta: { values: { a: ["map"] } } }],
  ["an expression", { json: { a: "/(a+)+$/" }, meta: { values: { a: ["regexp"] } } }],
  ["a class", { json: { a: {} }, meta: { values: { a: [["class", "X"]] } } }],
  ["a date with something in it", { json: { a: 0 }, meta: { values: { a: ["Date", { b: ["Date"] }] } } }],
  ["notes that are none", { json: {}, meta: { values: "Date" } }],
  ["a path longer than values are deep", { json: {}, meta: { values: { ["x.".repeat(1_000)]: ["Date"] } } }],
  ["a path to the prototype", { json: { a: 0 }, meta: { values: { "__proto__.x": ["Date"] } } }],
  ["brackets without end", { json: JSON.parse("[".repeat(100_000) + "]".repeat(100_000)) }],
])("%s is bad input", (_, sent) => {
  expect(() => readInput(sent)).toThrowError(expect.objectContaining({ code: "bad_input" }));
});
