import { Prisma } from "@/prisma/generated/client";
import type { JsonObject } from "@/server/domain/json";
import type { Tx } from "./database";

export type AddressKind = "form" | "webhook";

export interface NewAddress {
  readonly nodeId: string;
  readonly kind: AddressKind;
  readonly token: string;
}

/** Adds the addresses that the workflow does not have yet; what exists keeps its token and secret. */
export async function addAddresses(
  tx: Tx,
  workspaceId: string,
  workflowId: string,
  addresses: readonly NewAddress[],
): Promise<void> {
  await tx.triggerAddress.createMany({
    data: addresses.map((address) => ({ ...address, workspaceId, workflowId })),
    skipDuplicates: true,
  });
}

export interface AnsweringAddress {
  readonly id: string;
  readonly workspaceId: string;
  readonly workflowId: string;
  readonly workflowName: string;
  readonly nodeId: string;
  readonly kind: AddressKind;
  readonly secret: JsonObject | null;
  /** the live version; null when the workflow is not published */
  readonly versionId: string | null;
}

/** Who answers at this address; null when nobody ever did, or the workflow is archived. */
export async function findAddress(
  tx: Tx,
  kind: AddressKind,
  token: string,
): Promise<AnsweringAddress | null> {
  const found = await tx.triggerAddress.findUnique({
    where: { token },
    include: { workflow: { select: { name: true, archivedAt: true, activeVersionId: true } } },
  });
  if (!found || found.kind !== kind || found.workflow.archivedAt) return null;
  return {
    id: found.id,
    workspaceId: found.workspaceId,
    workflowId: found.workflowId,
    workflowName: found.workflow.name,
    nodeId: found.nodeId,
    kind,
    secret: found.secret as JsonObject | null,
    versionId: found.workflow.activeVersionId,
  };
}

/** A webhook trigger's address; null when the workflow has none for this node. */
export function findAddressOfNode(tx: Tx, workspaceId: string, workflowId: string, nodeId: string) {
  return tx.triggerAddress.findFirst({ where: { workspaceId, workflowId, nodeId, kind: "webhook" } });
}

/** Replaces the sealed signing secret of a webhook. */
export async function setSecret(tx: Tx, addressId: string, secret: object): Promise<void> {
  await tx.triggerAddress.update({
    where: { id: addressId },
    data: { secret: secret as Prisma.InputJsonObject },
  });
}

/**
 * Remembers a delivery's signature in the caller's transaction.
 * @returns false when it was taken before, also by a transaction that runs at this moment (it is waited for)
 */
export async function takeSignature(tx: Tx, addressId: string, signature: string): Promise<boolean> {
  const { count } = await tx.webhookDelivery.createMany({
    data: { addressId, signature },
    skipDuplicates: true,
  });
  return count === 1;
}

/** Forgets signatures that are too old to pass the time check anyway. */
export async function forgetSignatures(tx: Tx, olderThanMinutes: number): Promise<void> {
  await tx.$executeRaw(
    Prisma.sql`DELETE FROM "webhook_delivery" WHERE "receivedAt" < now() - make_interval(mins => ${olderThanMinutes}::int)`,
  );
}
