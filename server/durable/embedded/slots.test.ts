import fc from "fast-check";
import { expect, test } from "vitest";
import { type SlotKey, Slots } from "./slots";

const settle = () => new Promise((resolve) => setImmediate(resolve));
const key = (name: string, limit: number): SlotKey => ({ key: name, limit });

test("a slot of every key is taken or none; whoever waits goes on when all are free", async () => {
  const slots = new Slots(10);
  const [workspace, workflow] = [key("w", 2), key("f", 1)];
  expect(await slots.take([workspace, workflow], 0, false)).toBeNull();
  let second: string | null | undefined;
  void slots.take([workspace, workflow], 0, false).then((result) => {
    second = result;
  });
  await settle();
  expect(second).toBeUndefined();
  expect(slots.hasRoom(workspace), "the one that waits holds nothing").toBe(true);
  slots.release([workspace, workflow]);
  await settle();
  expect(second).toBeNull();
});

test("a smaller number goes first, then whoever came first", async () => {
  const slots = new Slots(10);
  const one = [key("k", 1)];
  await slots.take(one, 0, false);
  const order: string[] = [];
  for (const [name, priority] of [
    ["a", 0],
    ["b", 0],
    ["vip", -600],
  ] as const) {
    void slots.take(one, priority, false).then(() => order.push(name));
  }
  for (let n = 0; n < 3; n++) {
    slots.release(one);
    await settle();
  }
  expect(order).toEqual(["vip", "a", "b"]);
});

test("too many for one key are to be parked, and new ones do not pass those who are", async () => {
  const slots = new Slots(1);
  const busy = [key("busy", 1)];
  await slots.take(busy, 0, false);
  void slots.take(busy, 0, false);
  expect(await slots.take(busy, 0, false)).toBe("busy");
  slots.park("busy");
  slots.release(busy);
  await settle();
  slots.release(busy);
  expect(await slots.take(busy, 0, false), "somebody is parked").toBe("busy");
  expect(await slots.take(busy, 0, true), "who was parked comes back").toBeNull();
  expect(await slots.take([key("other", 1)], 0, false), "another key is free").toBeNull();
});

test("after closing nobody is admitted, and the end of the calls in progress is told", async () => {
  const slots = new Slots(10);
  const keys = [key("k", 1)];
  await slots.take(keys, 0, false);
  let admitted = false;
  void slots.take(keys, 0, false).then(() => {
    admitted = true;
  });
  let idle = false;
  void slots.close().then(() => {
    idle = true;
  });
  await settle();
  expect(idle).toBe(false);
  slots.release(keys);
  await settle();
  expect({ idle, admitted }).toEqual({ idle: true, admitted: false });
  await new Slots(1).close();
});

test("whatever comes and goes, no limit is passed and nobody is forgotten", async () => {
  const call = fc.record({
    w: fc.integer({ min: 0, max: 2 }),
    f: fc.integer({ min: 0, max: 3 }),
    p: fc.integer({ min: -2, max: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(call, { maxLength: 30 }), async (calls) => {
      const slots = new Slots(100);
      const held = new Map<string, number>();
      const add = (name: string, n: number) => held.set(name, (held.get(name) ?? 0) + n);
      let done = 0;
      await Promise.all(
        calls.map(async ({ w, f, p }) => {
          const keys = [key(`w${w}`, 2), key(`f${f}`, 1)];
          expect(await slots.take(keys, p, false)).toBeNull();
          for (const { key: name, limit } of keys) {
            add(name, 1);
            expect(held.get(name)).toBeLessThanOrEqual(limit);
          }
          await settle();
          for (const { key: name } of keys) add(name, -1);
          slots.release(keys);
          done++;
        }),
      );
      expect(done).toBe(calls.length);
    }),
    { numRuns: 50 },
  );
});
