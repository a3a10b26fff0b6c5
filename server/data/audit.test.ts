import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { record } from "./audit";
import { closeDatabase, database, transact } from "./database";

let base: TestDatabase;

beforeAll(async () => {
  base = await createTestDatabase();
  process.env.DATABASE_URL = base.url;
});
afterAll(async () => {
  await closeDatabase();
  await base.drop();
});

it("secrets that give themselves away do not get into the record, everything else does as it is", async () => {
  const workspaceId = crypto.randomUUID();
  const hash = "a".repeat(64);
  const [stepId, coveredBy] = [crypto.randomUUID(), crypto.randomUUID()];
  const effect = { stepId, nodeId: "n", title: "Send", action: "http.post", attempts: 1 };
  await transact((tx) =>
    record(tx, workspaceId, [
      {
        event: "effect.performed",
        actor: { kind: "system" },
        data: {
          ...effect,
          sentence: "Sends a POST to https://sink.test/?api_key=canary123",
          payloadHash: hash,
          coveredBy,
        },
      },
      {
        event: "effect.refused",
        actor: { kind: "system" },
        data: {
          stepId,
          nodeId: "n",
          title: "Send",
          why: "args.headers.authorization was “Bearer canary12345” and is now empty.",
          approvedHash: hash,
          currentHash: hash,
        },
      },
    ]),
  );
  const entries = await database().auditEntry.findMany({ where: { workspaceId }, orderBy: { id: "asc" } });
  expect(JSON.stringify(entries.map(({ data }) => data))).not.toContain("canary");
  expect(entries[0]?.data).toMatchObject({ ...effect, payloadHash: hash, coveredBy });
});
