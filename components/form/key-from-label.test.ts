import { expect, test } from "vitest";
import { formFieldKey } from "@/server/domain/form/form-field";
import { keyFromLabel } from "./key-from-label";

test.each([
  ["Order no.", [], "order_no"],
  ["Order no.", ["order_no"], "order_no_2"],
  ["Prototype", [], "prototype_2"],
  ["Constructor", [], "constructor_2"],
  ["订单", [], "field_1"],
])("%s becomes a key that a form takes", (label, taken, key) => {
  expect(keyFromLabel(label, taken)).toBe(key);
  expect(formFieldKey.safeParse(key).success).toBe(true);
});

test.each(["constructor", "prototype", "__proto__", "A", ""])("%j is no key", (key) => {
  expect(formFieldKey.safeParse(key).success).toBe(false);
});
