import fc from "fast-check";
import superjson, { type SuperJSONResult } from "superjson";
import { expect, test } from "vitest";
import { writeOutput } from "./write-output";

const overTheWire = (value: unknown) =>
  superjson.deserialize(JSON.parse(JSON.stringify(writeOutput(value))) as SuperJSONResult);

test("our client reads what was written, dates and undefined included", () => {
  const special = fc.constantFrom(
    new Date(0),
    undefined,
    10n,
    Number.POSITIVE_INFINITY,
    new Map([["a", new Date(1)]]),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      special,
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom("a", "b.c", "d\\", "e\\.f", "0", ""), tie("value"), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(value, (sent) => {
      expect(overTheWire(sent)).toEqual(sent);
    }),
  );
});

test("what a stranger names its data takes no page away", () => {
  const sent = JSON.parse('{"at":0,"constructor":{"prototype":[{"constructor":1}]},"prototype":"x"}');
  expect(overTheWire({ ...sent, at: new Date(5) })).toEqual({ ...sent, at: new Date(5) });
  expect(() => overTheWire({ body: JSON.parse('{"__proto__":{"polluted":1}}') })).not.toThrow();
  expect({}).not.toHaveProperty("polluted");
});
