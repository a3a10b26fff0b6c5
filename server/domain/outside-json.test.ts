import fc from "fast-check";
import { expect, test } from "vitest";
import { faultOf, maxDepth } from "./outside-json";

test("whatever is ordinary JSON passes", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!/\\u(0000|d)/.test(text) && !text.includes("__proto__"));
      expect(faultOf(JSON.parse(text))).toBeNull();
    }),
  );
});

test("what cannot be stored is named", () => {
  expect(faultOf({ a: ["\u0000"] })).toContain("not text");
  expect(faultOf({ "\u0000": 1 })).toContain("not text");
  expect(faultOf(["\ud800"])).toContain("not text");
  expect(faultOf(["\udc00x"])).toContain("not text");
  expect(faultOf(["😀"])).toBeNull();
  expect(faultOf(JSON.parse('{"a":1e999}'))).toContain("too large");
  expect(faultOf(JSON.parse('{"a":{"__proto__":{"x":1}}}'))).toContain("__proto__");
});

test("a million brackets are refused and exhaust nothing", () => {
  expect(faultOf(JSON.parse("[".repeat(500_000) + "]".repeat(500_000)))).toContain(`${maxDepth} levels`);
});
