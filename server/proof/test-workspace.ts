import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Prisma } from "@/prisma/generated/client";
import { database, transact } from "@/server/data/database";
import { runStore } from "@/server/data/run-store";
import { stepLeases } from "@/server/data/step-leases";
import type { Caller } from "@/server/domain/access/caller";
import type { Role } from "@/server/domain/access/roles";
import type { Template } from "@/server/domain/expression/template";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import type { NodePorts } from "@/server/engine/ports";
import { type RunStepDeps, runStep } from "@/server/engine/run-step";

/** A workspace with one person a role, made directly in the database, for tests of what comes after publishing. */
export async function testWorkspace() {
  const workspace = await database().workspace.create({ data: { name: "Acme" } });
  const member = async (role: Role, name: string): Promise<Caller> => {
    const user = await database().user.create({
      data: { name, email: `${name.toLowerCase()}-${workspace.id}@acme.test`, passwordHash: "-" },
    });
    await database().membership.create({ data: { workspaceId: workspace.id, userId: user.id, role } });
    return { userId: user.id, workspaceId: workspace.id, role, sessionId: crypto.randomUUID() };
  };
  const owner = await member("owner", "Olga");
  return {
    workspaceId: workspace.id,
    owner,
    approver: await member("approver", "Mina"),
    builder: await member("builder", "Ben"),
    member,
  };
}

/** Puts a document live as the next version, without the checks of publishing. */
export async function goLive(owner: Caller, document: WorkflowDocument) {
  const json = document as unknown as Prisma.InputJsonObject;
  const workflow = await database().workflow.create({
    data: { workspaceId: owner.workspaceId, name: "Support triage", draft: json, createdBy: owner.userId },
  });
  const hash = createHash("sha256")
    .update(canonicalize(document) ?? "")
    .digest("hex");
  const version = await database().workflowVersion.create({
    data: {
      workspaceId: owner.workspaceId,
      workflowId: workflow.id,
      number: 1,
      document: json,
      hash,
      publishedBy: owner.userId,
    },
  });
  await database().workflow.update({ where: { id: workflow.id }, data: { activeVersionId: version.id } });
  return { workflowId: workflow.id, versionId: version.id };
}

/** `at("n", "fields", "x")` is a chip. */
export function chip(node: string, ...path: string[]): Template {
  return [{ node, path }];
}

/** Performs ready steps one after another until none is ready; what the engine process does, without its queue. */
export async function drainSteps(ports: NodePorts): Promise<void> {
  const deps: RunStepDeps = {
    transact: (work) => transact((tx) => work({ ...runStore(tx), ...stepLeases(tx) })),
    ports: () => ports,
  };
  for (let round = 0; round < 1000; round += 1) {
    const ready = await database().step.findMany({
      where: { status: "ready", readyAt: { lte: new Date() } },
      select: { id: true },
    });
    if (ready.length === 0) return;
    for (const { id } of ready) await runStep(deps, id);
  }
  throw new Error("Steps kept becoming ready: a circle?");
}
