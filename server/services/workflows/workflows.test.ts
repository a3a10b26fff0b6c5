import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, database } from "@/server/data/database";
import type { Caller } from "@/server/domain/access/caller";
import { AppError } from "@/server/domain/errors";
import type { JsonObject } from "@/server/domain/json";
import type { Operation } from "@/server/domain/workflow/operations";
import { forgetEnv } from "@/server/env";
import { createTestDatabase, type TestDatabase } from "@/server/launch/test-database";
import { specs } from "@/server/nodes/specs";
import { testWorkspace } from "@/server/proof/test-workspace";
import { execute } from "@/server/services/use-case";
import { archiveWorkflow } from "./archive-workflow";
import { createWorkflow } from "./create-workflow";
import { getVersion } from "./get-version";
import { getWorkflow } from "./get-workflow";
import { listVersions } from "./list-versions";
import { listWorkflows } from "./list-workflows";
import { publishWorkflow } from "./publish-workflow";
import { renameWorkflow } from "./rename-workflow";
import { rotateWebhookSecret } from "./rotate-webhook-secret";
import { saveWorkflow } from "./save-workflow";
import { unpublishWorkflow } from "./unpublish-workflow";
import { workflowSamples } from "./workflow-samples";

let made: TestDatabase;
let ours: Awaited<ReturnType<typeof testWorkspace>>;
let theirs: Awaited<ReturnType<typeof testWorkspace>>;

beforeAll(async () => {
  made = await createTestDatabase();
  process.env.DATABASE_URL = made.url;
  process.env.COUNTERSIGN_KEY = "k".repeat(43);
  forgetEnv();
  ours = await testWorkspace();
  theirs = await testWorkspace();
});
afterAll(async () => {
  await closeDatabase();
  await made.drop();
});

function add(id: string, kind: keyof typeof specs, config: JsonObject = {}): Operation {
  const start = specs[kind].start as JsonObject;
  return {
    type: "add_node",
    node: { id, kind, title: specs[kind].label, config: { ...start, ...config }, position: { x: 0, y: 0 } },
  };
}
function wire(id: string, from: string, port: string, to: string): Operation {
  return { type: "add_edge", edge: { id, from: { node: from, port }, to } };
}
async function drawn(by: Caller, operations: Operation[]): Promise<string> {
  const { id } = await execute(createWorkflow, by, { name: "Triage" });
  const saved = await execute(saveWorkflow, by, { id, baseRevision: 0, operations });
  expect(saved).toEqual({ status: "saved", revision: 1 });
  return id;
}
async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof AppError ? error.code : String(error);
}
const form = add("n_form", "form_trigger");
const respond = [add("n_say", "respond"), wire("e_1", "n_form", "next", "n_say")];
const request = (config: JsonObject) =>
  add("n_http", "http_request", { url: ["https://api.example.com/items"], ...config });

describe("saving", () => {
  test("whoever saves on an older draft is told who was first, and nothing of theirs is applied", async () => {
    const id = await drawn(ours.builder, [form]);
    const retitle = (title: string): Operation => ({ type: "retitle_node", nodeId: "n_form", title });
    const first = { id, baseRevision: 1, operations: [retitle("First")] };
    const second = { id, baseRevision: 1, operations: [retitle("Second")] };
    expect(await execute(saveWorkflow, ours.owner, first)).toEqual({ status: "saved", revision: 2 });
    const refused = await execute(saveWorkflow, ours.builder, second);
    expect(refused).toMatchObject({ status: "conflict", revision: 2, byName: "Olga" });
    expect(refused.status === "conflict" && refused.document.nodes[0]?.title).toBe("First");
    expect(await execute(saveWorkflow, ours.owner, first), "a repeat").toEqual({
      status: "saved",
      revision: 2,
    });
  });

  test("of many saves at once on one revision exactly one is taken", async () => {
    const id = await drawn(ours.builder, [form]);
    const saves = Array.from({ length: 8 }, (_, index) =>
      execute(saveWorkflow, ours.builder, {
        id,
        baseRevision: 1,
        operations: [{ type: "retitle_node", nodeId: "n_form", title: `Title ${index}` }],
      }),
    );
    const results = await Promise.all(saves);
    expect(results.filter(({ status }) => status === "saved")).toHaveLength(1);
    expect((await execute(getWorkflow, ours.builder, { id })).revision).toBe(2);
  });

  test("a drawing cannot outgrow 1 MiB", async () => {
    const id = await drawn(ours.builder, [form]);
    const config = { ...(specs.form_trigger.start as JsonObject), intro: "x".repeat(1_100_000) };
    const operations = [{ type: "set_config", nodeId: "n_form", config }];
    expect(await codeOf(execute(saveWorkflow, ours.builder, { id, baseRevision: 1, operations }))).toBe(
      "too_large",
    );
    expect((await execute(getWorkflow, ours.builder, { id })).revision).toBe(1);
  });

  test("triggers get their address once and keep it", async () => {
    const id = await drawn(ours.builder, [form, add("n_hook", "webhook_trigger")]);
    const before = (await execute(getWorkflow, ours.builder, { id })).addresses;
    expect(before.map(({ kind, hasSecret }) => [kind, hasSecret]).sort()).toEqual([
      ["form", false],
      ["webhook", false],
    ]);
    const operations = [{ type: "remove_nodes", nodeIds: ["n_form"] }, form];
    await execute(saveWorkflow, ours.builder, { id, baseRevision: 1, operations });
    const after = (await execute(getWorkflow, ours.builder, { id })).addresses;
    expect(after).toEqual(before);
    const { secret } = await execute(rotateWebhookSecret, ours.builder, { id, nodeId: "n_hook" });
    expect(secret).toMatch(/^whsec_/);
    const stored = await database().triggerAddress.findFirstOrThrow({
      where: { workflowId: id, nodeId: "n_hook" },
    });
    expect(JSON.stringify(stored.secret)).not.toContain(secret.slice(6));
  });
});

describe("publishing", () => {
  test("freezes numbered versions; the draft and the live version go separate ways", async () => {
    const id = await drawn(ours.builder, [form, ...respond]);
    const one = await execute(publishWorkflow, ours.builder, { id, revision: 1, note: "first" });
    expect(one.number).toBe(1);
    const change = [{ type: "retitle_node", nodeId: "n_form", title: "Other" }];
    await execute(saveWorkflow, ours.builder, { id, baseRevision: 1, operations: change });
    const listed = (await execute(listWorkflows, ours.builder, {})).find((row) => row.id === id);
    expect(listed).toMatchObject({
      activeVersion: 1,
      hasDraftChanges: true,
      updatedByName: "Ben",
      runs7d: 0,
    });
    const two = await execute(publishWorkflow, ours.owner, { id, revision: 2 });
    expect(two.number).toBe(2);
    expect(two.hash).not.toBe(one.hash);
    const versions = await execute(listVersions, ours.builder, { id });
    expect(versions.map(({ number, active, byName }) => [number, active, byName])).toEqual([
      [2, true, "Olga"],
      [1, false, "Ben"],
    ]);
    expect((await execute(getVersion, ours.builder, { id, number: 1 })).nodes[0]?.title).toBe("Form");
    await execute(unpublishWorkflow, ours.builder, { id });
    expect((await execute(getWorkflow, ours.builder, { id })).activeVersion).toBeNull();
    const events = await database().auditEntry.findMany({
      where: { workflowId: id },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ event }) => event)).toEqual([
      "workflow.created",
      "workflow.published",
      "workflow.published",
      "workflow.unpublished",
    ]);
  });

  test("is of the draft that was looked at, and of no other", async () => {
    const id = await drawn(ours.builder, [form, ...respond]);
    expect(await codeOf(execute(publishWorkflow, ours.owner, { id, revision: 0 }))).toBe("conflict");
  });

  test("refuses a drawing with errors and names them", async () => {
    const id = await drawn(ours.builder, [
      form,
      add("n_say", "respond", { body: { kind: "text", text: [] } }),
    ]);
    const refused = await execute(publishWorkflow, ours.builder, { id, revision: 1 }).catch((error) => error);
    expect(refused).toMatchObject({ code: "refused" });
    expect(refused.details.issues.length).toBeGreaterThan(0);
    expect((await execute(getWorkflow, ours.builder, { id })).activeVersion).toBeNull();
  });

  test("refuses a destructive action that no approval stands before", async () => {
    const id = await drawn(ours.builder, [
      form,
      request({ method: "DELETE" }),
      wire("e_1", "n_form", "next", "n_http"),
    ]);
    const refused = await execute(publishWorkflow, ours.builder, { id, revision: 1 }).catch((error) => error);
    expect(refused.details.issues.map(({ code }: { code: string }) => code)).toContain("ungated_destructive");
  });

  test("refuses connections, tables and people of another workspace", async () => {
    const foreign = await database().dataTable.create({
      data: { workspaceId: theirs.workspaceId, name: "Theirs", columns: [], createdBy: theirs.owner.userId },
    });
    const secret = { v: 1 };
    const data = {
      workspaceId: theirs.workspaceId,
      name: "C",
      kind: "http_bearer",
      settings: {},
      secret,
    } as const;
    const connection = await database().connection.create({
      data: { ...data, createdBy: theirs.owner.userId },
    });
    const candidates = [{ userId: theirs.owner.userId }];
    for (const node of [
      request({ connectionId: connection.id }),
      add("n_table", "data_table", { tableId: foreign.id }),
      add("n_ask", "human_approval", { candidates }),
    ]) {
      const id = await drawn(ours.builder, [form, ...respond, node]);
      const refused = await execute(publishWorkflow, ours.builder, { id, revision: 1 }).catch(
        (error) => error,
      );
      expect(refused.details.issues.map(({ code }: { code: string }) => code)).toContain("missing_thing");
    }
  });

  test("a builder cannot publish a step with a connection kept for admins, nor change one that is live", async () => {
    const settings = { sharedWith: "admins" };
    const data = {
      workspaceId: ours.workspaceId,
      name: "C",
      kind: "http_bearer",
      settings,
      secret: {},
    } as const;
    const { id: connectionId } = await database().connection.create({
      data: { ...data, createdBy: ours.owner.userId },
    });
    const operations = [
      form,
      request({ method: "GET", body: { kind: "none" }, connectionId }),
      wire("e_1", "n_form", "next", "n_http"),
    ];
    const id = await drawn(ours.builder, operations);
    expect(await codeOf(execute(publishWorkflow, ours.builder, { id, revision: 1 }))).toBe("refused");
    await execute(publishWorkflow, ours.owner, { id, revision: 1 });
    expect((await execute(publishWorkflow, ours.builder, { id, revision: 1 })).number).toBe(2);
    const change = request({
      method: "GET",
      body: { kind: "none" },
      connectionId,
      url: ["https://api.example.com/other"],
    });
    const edit: Operation[] =
      change.type === "add_node"
        ? [{ type: "set_config", nodeId: "n_http", config: change.node.config }]
        : [];
    await execute(saveWorkflow, ours.builder, { id, baseRevision: 1, operations: edit });
    expect(await codeOf(execute(publishWorkflow, ours.builder, { id, revision: 2 }))).toBe("refused");
  });
});

test("another workspace's workflow is as unknown as none, in every use case", async () => {
  const id = await drawn(ours.builder, [form, ...respond]);
  await execute(publishWorkflow, ours.builder, { id, revision: 1 });
  const stranger = theirs.owner;
  const attempts = (target: string) => [
    execute(getWorkflow, stranger, { id: target }),
    execute(saveWorkflow, stranger, { id: target, baseRevision: 1, operations: [form] }),
    execute(publishWorkflow, stranger, { id: target, revision: 1 }),
    execute(unpublishWorkflow, stranger, { id: target }),
    execute(renameWorkflow, stranger, { id: target, name: "Mine" }),
    execute(archiveWorkflow, stranger, { id: target }),
    execute(listVersions, stranger, { id: target }),
    execute(getVersion, stranger, { id: target, number: 1 }),
    execute(workflowSamples, stranger, { id: target }),
    execute(rotateWebhookSecret, stranger, { id: target, nodeId: "n_form" }),
  ];
  for (const target of [id, crypto.randomUUID()]) {
    expect(new Set(await Promise.all(attempts(target).map(codeOf)))).toEqual(new Set(["not_found"]));
  }
  expect((await execute(listWorkflows, stranger, {})).map((row) => row.id)).not.toContain(id);
  expect(await execute(listWorkflows, ours.approver, {})).toEqual([]);
});
