import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import superjson from "superjson";
import { database } from "@/server/data/database";
import { type Role, roles } from "@/server/domain/access/roles";
import { hashPassword } from "@/server/integrations/crypto/password";
import { newToken } from "@/server/integrations/crypto/token";
import { answerTrpc } from "./handle-trpc";
import type { Ids } from "./permission-matrix";

/** Something that stands in every name of the other workspace and must never be answered to anybody in ours. */
export const canary = "theirs-canary";
export const secret = "a secret of the test, long enough";
export const address = "http://127.0.0.1:3999";

const passwordHash = hashPassword("the test's own password");

/** A member of a workspace with a session at work, as the cookie it sends. */
export async function signedIn(workspaceId: string, role: Role, name: string = role): Promise<string> {
  const user = await database().user.create({
    data: {
      email: `${randomUUID()}@example.com`,
      name,
      passwordHash: await passwordHash,
    },
  });
  await database().membership.create({ data: { workspaceId, userId: user.id, role } });
  const { token, hash } = newToken();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await database().session.create({ data: { tokenHash: hash, userId: user.id, workspaceId, expiresAt } });
  return `countersign-session=${await encode({ token: { token }, secret })}`;
}

/** A workspace with one member of each role. */
export async function ourWorkspace(): Promise<{ id: string; cookies: Record<Role, string> }> {
  const { id } = await database().workspace.create({ data: { name: "Ours" } });
  const pairs = await Promise.all(roles.map(async (role) => [role, await signedIn(id, role)] as const));
  return { id, cookies: Object.fromEntries(pairs) as Record<Role, string> };
}

/** Another workspace with one row of everything. */
export async function theirWorkspace(): Promise<Ids> {
  const db = database();
  const { id: workspaceId } = await db.workspace.create({ data: { name: canary } });
  await signedIn(workspaceId, "owner", canary);
  const session = await db.session.findFirstOrThrow({ where: { workspaceId } });
  const by = session.userId;
  const document = { schemaVersion: 1, nodes: [], edges: [] };
  const workflow = await db.workflow.create({
    data: { workspaceId, name: canary, draft: document, createdBy: by },
  });
  const version = await db.workflowVersion.create({
    data: { workspaceId, workflowId: workflow.id, number: 1, document, hash: "h", publishedBy: by },
  });
  await db.workflow.update({ where: { id: workflow.id }, data: { activeVersionId: version.id } });
  const place = { workspaceId, workflowId: workflow.id, versionId: version.id };
  const run = await db.run.create({
    data: { ...place, title: canary, triggerNodeId: "n_1", input: {}, idempotencyKey: "k" },
  });
  const step = await db.step.create({
    data: { workspaceId, runId: run.id, nodeId: "n_2", kind: "human_approval", status: "waiting" },
  });
  const empty = { reasons: [], fields: [], evidence: [], outcomes: [], coverage: { effects: [] } };
  const task = await db.task.create({
    data: {
      ...{ ...place, ...empty, runId: run.id, stepId: step.id, ask: canary, nonce: "n" },
      payloadHash: "0".repeat(64),
      candidates: { create: { workspaceId, role: "owner" } },
    },
  });
  const table = await db.dataTable.create({
    data: {
      workspaceId,
      name: canary,
      columns: [{ key: "name", label: "Name", type: "text" }],
      createdBy: by,
    },
  });
  const row = await db.dataRow.create({
    data: { workspaceId, tableId: table.id, values: { name: canary } },
  });
  const connection = await db.connection.create({
    data: {
      ...{ workspaceId, name: canary, kind: "http_bearer" as const, settings: {} },
      ...{ allowedHosts: [], secret: {}, createdBy: by },
    },
  });
  const invitation = await db.invitation.create({
    data: {
      ...{ workspaceId, email: `${canary}@example.com`, role: "builder" as const, invitedBy: by },
      ...{ tokenHash: newToken().hash, expiresAt: new Date(Date.now() + 3_600_000) },
    },
  });
  const data = { name: canary };
  const actor = { kind: "person", id: by };
  await db.auditEntry.create({
    data: { workspaceId, actor, event: "workspace.created", data, workflowId: workflow.id, runId: run.id },
  });
  return {
    ...{ workspace: workspaceId, user: by, session: session.id, invitation: invitation.id },
    ...{ connection: connection.id, workflow: workflow.id, node: "n_1", run: run.id, task: task.id },
    ...{ table: table.id, row: row.id },
  };
}

/** Ids that nothing has. */
export function unknownIds(theirs: Ids): Ids {
  const ids = Object.keys(theirs).map((key) => [key, key === "node" ? "n_1" : randomUUID()]);
  return Object.fromEntries(ids) as Ids;
}

export interface Answer {
  readonly status: number;
  readonly code: string | null;
  readonly message: string;
  readonly text: string;
}

/** Calls a procedure as a browser on one of our pages would, over the real handler. */
export async function call(
  type: string,
  path: string,
  input: unknown,
  cookie: string | null,
  headers: Record<string, string> = { origin: address, "sec-fetch-site": "same-origin" },
): Promise<Answer> {
  const url = `${address}/api/trpc/${path}`;
  const body = JSON.stringify(superjson.serialize(input));
  const all = { ...headers, ...(cookie ? { cookie } : {}) };
  const stop = new AbortController();
  const request =
    type === "mutation"
      ? new Request(url, { method: "POST", body, headers: { ...all, "content-type": "application/json" } })
      : new Request(`${url}?input=${encodeURIComponent(body)}`, { headers: all, signal: stop.signal });
  const response = await answerTrpc(request);
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
  const text = isStream ? await beginningOf(response) : await response.text();
  stop.abort();
  const error = isStream
    ? streamError(text)
    : (JSON.parse(text) as { error?: { json: ErrorShape } }).error?.json;
  const { code, message } = error?.data.appError ?? { code: null, message: "" };
  return { status: error?.data.httpStatus ?? response.status, code, message, text };
}

interface ErrorShape {
  readonly data: {
    readonly httpStatus: number;
    readonly appError: { readonly code: string; readonly message: string };
  };
}

/** What a stream says at once. */
async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  let text = "";
  const end = Date.now() + 200;
  const late = new Promise<null>((resolve) => setTimeout(resolve, 200, null));
  while (reader && Date.now() < end) {
    const part = await Promise.race([reader.read(), late]);
    if (!part || part.done) break;
    text += new TextDecoder().decode(part.value);
  }
  await reader?.cancel();
  return text;
}

/** A stream that is refused says so in its first event. */
function streamError(text: string): ErrorShape | undefined {
  const data = /event: serialized-error\ndata: (.*)/.exec(text)?.[1];
  return data ? (JSON.parse(data) as { json: ErrorShape }).json : undefined;
}
