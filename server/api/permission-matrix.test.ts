import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, database } from "@/server/data/database";
import { type Role, roles } from "@/server/domain/access/roles";
import { forgetEnv } from "@/server/env";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { liveChanges } from "@/server/services/live/live-changes";
import { type Ids, permissionMatrix } from "./permission-matrix";
import { appRouter } from "./root";
import { address, call, canary, ourWorkspace, secret, theirWorkspace, unknownIds } from "./test-world";

const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: string; meta?: object } }>,
).map(([path, { _def }]) => ({ path, type: _def.type, meta: _def.meta }));
const described = procedures.filter(({ path }) => permissionMatrix[path]);
const rowOf = (path: string) => {
  const row = permissionMatrix[path];
  if (!row) throw new Error(`${path} has no row`);
  return row;
};

let made: TestDatabase;
let ours: { id: string; cookies: Record<Role, string> };
let theirs: Ids;
let unknown: Ids;

beforeAll(async () => {
  made = await createTestDatabase();
  process.env.DATABASE_URL = made.url;
  process.env.COUNTERSIGN_URL = address;
  process.env.COUNTERSIGN_KEY = "k".repeat(43);
  process.env.NEXTAUTH_SECRET = secret;
  forgetEnv();
  ours = await ourWorkspace();
  theirs = await theirWorkspace();
  unknown = unknownIds(theirs);
});
afterAll(async () => {
  await liveChanges().close();
  await closeDatabase();
  await made.drop();
});

test("every procedure has a row, and every row a procedure", () => {
  expect(Object.keys(permissionMatrix).sort()).toEqual(procedures.map(({ path }) => path).sort());
  for (const { path, meta } of procedures) expect(meta, path).toMatchObject({ useCase: path });
});

describe.each(described)("$path", ({ path, type }) => {
  const { may, input, takes } = rowOf(path);

  test.each(roles)("%s", async (role) => {
    const { code, status } = await call(type, path, input(unknown), ours.cookies[role]);
    expect(status).toBeLessThan(500);
    if (may === "public" || may.includes(role))
      expect([null, "not_found", "gone", "refused", "conflict"]).toContain(code);
    else expect({ code, status }).toEqual({ code: "not_allowed", status: 403 });
  });

  test("nobody", async () => {
    const { code, status } = await call(type, path, input(unknown), null);
    if (may === "public") expect(code).not.toBe("not_signed_in");
    else expect({ code, status }).toEqual({ code: "not_signed_in", status: 401 });
  });

  test.runIf(takes)("gives nothing of another workspace", async () => {
    for (const role of may === "public" ? [] : may) {
      const [foreign, none] = [
        await call(type, path, input(theirs), ours.cookies[role]),
        await call(type, path, input(unknown), ours.cookies[role]),
      ];
      if (takes === "ids") expect(none).toMatchObject({ status: 404, code: "not_found" });
      expect(foreign).toEqual(none);
    }
  });

  test.runIf(takes !== "ids")("answers nothing that is another workspace's", async () => {
    for (const role of may === "public" ? [] : may) {
      const { text } = await call(type, path, input(theirs), ours.cookies[role]);
      expect(text).not.toContain(canary);
    }
  });

  test.runIf(type !== "subscription")("takes no more than it asks for", async () => {
    const more = {
      workspaceId: theirs.workspace,
      userId: theirs.user,
      role: "owner",
      quorum: 1,
      isAdmin: true,
    };
    const asked = input(unknown) as Record<string, unknown>;
    for (const [name, value] of Object.entries(more)) {
      if (name in asked) continue;
      const answer = await call(type, path, { ...asked, [name]: value }, ours.cookies.owner);
      expect(answer, name).toMatchObject({ status: 400, code: "bad_input" });
    }
    for (const odd of [null, "", [], 7, { not: "" }]) {
      expect(await call(type, path, odd, ours.cookies.owner)).toMatchObject({
        status: 400,
        code: "bad_input",
      });
    }
  });

  test.runIf(type === "mutation")("changes nothing for a foreign page", async () => {
    const before = await database().auditEntry.count();
    for (const headers of [
      {},
      { "sec-fetch-site": "same-origin" },
      { origin: "null", "sec-fetch-site": "same-origin" },
      { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
      { origin: address, "sec-fetch-site": "cross-site" },
      { origin: address },
    ] as Record<string, string>[]) {
      const answer = await call(type, path, input(unknown), ours.cookies.owner, headers);
      expect(answer).toMatchObject({ status: 403, code: "not_allowed" });
    }
    const byGet = await call("query", path, input(unknown), ours.cookies.owner);
    expect(byGet.status).toBe(405);
    expect(await database().auditEntry.count()).toBe(before);
  });
});

test("the other workspace is as it was", async () => {
  const where = { workspaceId: theirs.workspace };
  expect(await database().auditEntry.count({ where })).toBe(1);
  expect(await database().membership.findMany({ where })).toMatchObject([{ role: "owner" }]);
  expect(await database().workflow.findMany({ where })).toMatchObject([{ name: canary, archivedAt: null }]);
  expect(await database().task.findMany({ where })).toMatchObject([{ status: "open" }]);
  expect(await database().connection.findMany({ where })).toMatchObject([{ removedAt: null }]);
  expect(await database().dataRow.findMany({ where })).toMatchObject([{ values: { name: canary } }]);
  expect(await database().invitation.findMany({ where })).toMatchObject([{ revokedAt: null }]);
  expect(await database().session.findMany({ where })).toMatchObject([{ revokedAt: null }]);
});
