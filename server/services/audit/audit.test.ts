import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { record } from "@/server/data/audit";
import { closeDatabase, database, transact } from "@/server/data/database";
import type { Caller } from "@/server/domain/access/caller";
import type { Role } from "@/server/domain/access/roles";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { execute } from "@/server/services/use-case";
import { chainStatus } from "./chain-status";
import { exportEntries } from "./export-entries";
import { listEntries } from "./list-entries";
import { sealEntries } from "./seal-entries";

let made: TestDatabase;
let owner: Caller;
let theirs: Caller;
const workflowId = randomUUID();
const begin = new Date();

async function person(workspaceId: string, name: string, role: Role): Promise<Caller> {
  const data = { email: `${randomUUID()}@example.com`, name, passwordHash: "-" };
  const { id } = await database().user.create({ data });
  await database().membership.create({ data: { workspaceId, userId: id, role } });
  return { userId: id, workspaceId, role, sessionId: randomUUID() };
}

beforeAll(async () => {
  made = await createTestDatabase();
  process.env.DATABASE_URL = made.url;
  const [one, two] = await Promise.all(
    ["Ours", "Theirs"].map((name) => database().workspace.create({ data: { name } })),
  );
  owner = await person(one?.id ?? "", "Lena Vogt", "owner");
  theirs = await person(two?.id ?? "", "Somebody else", "owner");
  const actor = { kind: "person", id: owner.userId } as const;
  await transact((tx) =>
    record(tx, owner.workspaceId, [
      { event: "person.signed_in", actor, data: { sessionId: randomUUID() } },
      { event: "workflow.renamed", actor, workflowId, data: { from: "Triage", to: "100 % triage_1" } },
      {
        event: "agent.asked_for_review",
        actor: { kind: "agent", nodeId: "n_1", title: "Reply writer" },
        workflowId,
        data: { nodeId: "n_1", confidence: 0.4, reasons: ["Only 40 % sure."] },
      },
    ]),
  );
  await transact((tx) =>
    record(tx, theirs.workspaceId, [
      { event: "workspace.created", actor: { kind: "system" }, data: { name: "theirs-canary" } },
    ]),
  );
});
afterAll(async () => {
  await closeDatabase();
  await made.drop();
});

const list = (input: object = {}, by = owner) => execute(listEntries, by, input);
const saying = async (input: object) => (await list(input)).items.map(({ what }) => what);

describe("the list", () => {
  test("says who, what and about what, the newest first", async () => {
    const { items } = await list();
    expect(items.map(({ actor, what, about }) => [actor.name, what, about])).toEqual([
      ["Reply writer", "Stopped for review", "Only 40 % sure."],
      ["Lena Vogt", "Renamed a workflow", "“Triage” to “100 % triage_1”"],
      ["Lena Vogt", "Signed in", ""],
    ]);
  });

  test.each<[string, object, string[]]>([
    ["events", { events: ["person.signed_in"] }, ["Signed in"]],
    ["workflow", { workflowId }, ["Stopped for review", "Renamed a workflow"]],
    ["text", { search: "triage" }, ["Renamed a workflow"]],
    ["a sign that means anything to SQL", { search: "%" }, ["Stopped for review", "Renamed a workflow"]],
    ["another such sign", { search: "e_1" }, ["Renamed a workflow"]],
    ["the agent's title", { search: "reply WRITER" }, ["Stopped for review"]],
    ["a person's name", { search: "vogt" }, ["Renamed a workflow", "Signed in"]],
    ["time before", { to: begin }, []],
    ["time after", { from: begin, search: "triage" }, ["Renamed a workflow"]],
    ["nothing", { search: "'; DROP TABLE audit_entry; --" }, []],
  ])("by %s", async (_, filter, expected) => {
    expect(await saying(filter)).toEqual(expected);
  });

  test("by person", async () => {
    expect(await saying({ actorId: owner.userId })).toEqual(["Renamed a workflow", "Signed in"]);
  });

  test("goes on where it stopped, without gap or repeat", async () => {
    const more = await person(theirs.workspaceId, "Many", "owner");
    const actor = { kind: "person", id: more.userId } as const;
    await transact((tx) =>
      record(
        tx,
        more.workspaceId,
        Array.from({ length: 120 }, () => ({
          event: "person.signed_out" as const,
          actor,
          data: { sessionId: randomUUID() },
        })),
      ),
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ actorId: more.userId, cursor }, more);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
  });
});

describe("the chain", () => {
  test("is whole, and one changed entry is noticed", async () => {
    for (let more = true; more; ) ({ more } = await sealEntries("test"));
    const before = await execute(chainStatus, owner, {});
    expect(before).toMatchObject({ intact: true, unsealed: 0, firstBad: null });
    expect(before.sealed).toBe(before.entries);
    await database().$executeRaw`ALTER TABLE "audit_entry" DISABLE TRIGGER "audit_entry_append_only"`;
    await database().$executeRaw`UPDATE "audit_entry" SET "data" = '{"from":"a","to":"b"}'
      WHERE "event" = 'workflow.renamed'`;
    expect(await execute(chainStatus, owner, {})).toMatchObject({ intact: false, firstBad: 2 });
    expect(await execute(chainStatus, theirs, {})).toMatchObject({ intact: true });
  });
});

describe("the export", () => {
  const lines = async (by: Caller | null, filter: object = {}) => {
    let text = "";
    for await (const part of await exportEntries(by, filter)) text += part;
    return text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  test("holds every entry with its seal, the oldest first, and is on record itself", async () => {
    const all = await lines(owner);
    expect(all.map(({ event }) => event)).toEqual([
      "person.signed_in",
      "workflow.renamed",
      "agent.asked_for_review",
    ]);
    expect(all[0]).toMatchObject({
      seq: 1,
      actorName: "Lena Vogt",
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await list({ events: ["audit.exported"] })).items).toMatchObject([{ about: "3 entries" }]);
  });

  test("reads in batches, whatever the length", async () => {
    const rows = Array.from({ length: 1_200 }, () => ({
      event: "person.signed_out" as const,
      actor: { kind: "system" } as const,
      data: { sessionId: randomUUID() },
    }));
    await transact((tx) => record(tx, owner.workspaceId, rows));
    expect(await lines(owner, { events: ["person.signed_out"] })).toHaveLength(1_200);
  });

  test("is for those who may read the audit, and stays in their workspace", async () => {
    const builder = await person(owner.workspaceId, "Bo", "builder");
    await expect(lines(builder)).rejects.toMatchObject({ code: "not_allowed" });
    await expect(lines(null)).rejects.toMatchObject({ code: "not_signed_in" });
    await expect(lines(owner, { from: new Date(Number.NaN) })).rejects.toMatchObject({ code: "bad_input" });
    expect(JSON.stringify(await lines(owner))).not.toContain("theirs-canary");
  });
});
