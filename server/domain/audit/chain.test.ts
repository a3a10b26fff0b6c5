import fc from "fast-check";
import { expect, test } from "vitest";
import { append, chainStart, type Seal, verifyRange } from "./chain";
import { type LeafEntry, leafHash, leafText } from "./leaf";

const entry: LeafEntry = {
  id: "1",
  workspaceId: "0190a5a0-0000-7000-8000-000000000000",
  at: "2026-01-31T09:30:00.123456Z",
  actor: { kind: "system" },
  event: "run.ended",
  workflowId: null,
  runId: null,
  taskId: null,
  data: { b: 1, a: [true, null, "é"] },
};

test("a leaf is canonical: the order of keys does not matter, every value does", () => {
  const turned = { ...entry, data: { a: [true, null, "é"], b: 1 } };
  expect(leafText(turned)).toBe(leafText(entry));
  expect(leafText(entry)).toContain('"data":{"a":[true,null,"é"],"b":1}');
  const changes: Partial<LeafEntry>[] = [
    { id: "2" },
    { at: "2026-01-31T09:30:00.123457Z" },
    { data: { b: 2 } },
  ];
  for (const change of changes) expect(leafHash({ ...entry, ...change })).not.toBe(leafHash(entry));
});

test("leaf and chain hashes are what they say", () => {
  // sha256 of a zero byte alone is RFC 6962's leaf hash of the empty entry
  expect(leafHash(entry)).toMatch(/^[0-9a-f]{64}$/);
  const [first, second] = append(chainStart, ["aa".repeat(32), "bb".repeat(32)]);
  expect(first).toMatchObject({ seq: 1n, previous: "0".repeat(64) });
  expect(second).toMatchObject({ seq: 2n, previous: first?.hash });
});

const leaf = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString("hex"));
const leaves = fc.array(leaf, { minLength: 1, maxLength: 40 });

test("what was appended verifies, in one piece and in many", () => {
  fc.assert(
    fc.property(leaves, fc.nat(), (all, cut) => {
      const at = cut % (all.length + 1);
      const first = append(chainStart, all.slice(0, at));
      const rest = append(first.at(-1) ?? chainStart, all.slice(at));
      const seals = [...first, ...rest];
      expect(seals).toEqual(append(chainStart, all));
      const verdict = verifyRange(chainStart, seals, ({ seq }) => all[Number(seq) - 1] ?? null);
      expect(verdict).toMatchObject({ ok: true, head: { seq: BigInt(all.length) } });
    }),
  );
});

test("whatever is changed, removed, doubled or moved is found, at the first place that is wrong", () => {
  const damage = fc.constantFrom("entry", "gone", "leaf", "hash", "previous", "seq", "removed", "doubled");
  fc.assert(
    fc.property(leaves, fc.nat(), leaf, damage, (all, where, other, kind) => {
      const place = where % all.length;
      fc.pre(other !== all[place]);
      const seals: Seal[] = append(chainStart, all);
      const entries: (string | null)[] = [...all];
      const seal = seals[place];
      if (!seal) return;
      if (kind === "entry") entries[place] = other;
      if (kind === "gone") entries[place] = null;
      if (kind === "leaf") seals[place] = { ...seal, leaf: other };
      if (kind === "hash") seals[place] = { ...seal, hash: other };
      if (kind === "previous") seals[place] = { ...seal, previous: other };
      if (kind === "seq") seals[place] = { ...seal, seq: seal.seq + 5n };
      if (kind === "removed") seals.splice(place, 1);
      if (kind === "doubled") seals.splice(place, 0, seal);
      const verdict = verifyRange(chainStart, seals, ({ seq }) => entries[Number(seq) - 1] ?? null);
      // a removed last seal leaves an unsealed entry, which is for the caller to count
      if (kind === "removed" && place === all.length - 1) {
        expect(verdict.ok).toBe(true);
        return;
      }
      const bad = kind === "doubled" ? place + 2 : place + 1;
      expect(verdict).toEqual({ ok: false, firstBad: BigInt(bad) });
    }),
  );
});

test("a changed entry with its own seal made anew is found at the next one", () => {
  const all = ["aa", "bb", "cc"].map((byte) => byte.repeat(32));
  const seals = append(chainStart, all);
  const forged = append(seals[0] ?? chainStart, ["dd".repeat(32)]);
  const changed = [seals[0], forged[0], seals[2]].filter((seal) => seal !== undefined);
  const now = ["aa", "dd", "cc"].map((byte) => byte.repeat(32));
  expect(verifyRange(chainStart, changed, ({ seq }) => now[Number(seq) - 1] ?? null)).toEqual({
    ok: false,
    firstBad: 3n,
  });
});
