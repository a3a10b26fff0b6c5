import type { z } from "zod";
import { database } from "@/server/data/database";
import { type AddressKind, type AnsweringAddress, findAddress } from "@/server/data/trigger-addresses";
import { findVersionById } from "@/server/data/workflow-versions";
import { nodeById } from "@/server/domain/workflow/document";
import { readDocument } from "@/server/domain/workflow/migrations/read-document";
import { specs } from "@/server/nodes/specs";

const kinds = { form: "form_trigger", webhook: "webhook_trigger" } as const;

type ConfigOf<Kind extends AddressKind> = z.infer<(typeof specs)[(typeof kinds)[Kind]]["config"]>;

export interface OpenTrigger<Kind extends AddressKind> {
  readonly address: AnsweringAddress;
  readonly config: ConfigOf<Kind>;
}

/** What is behind an address: nothing, a trigger that does not answer now, or one that does. */
export type Found<Kind extends AddressKind> =
  | { state: "unknown" }
  | { state: "closed" }
  | ({ state: "open" } & OpenTrigger<Kind>);

const tokenShape = /^[A-Za-z0-9_-]{16,64}$/;

/** Looks a public address up. Only the live version answers, and only while the trigger is in it. */
export async function openTrigger<Kind extends AddressKind>(kind: Kind, token: string): Promise<Found<Kind>> {
  const address = tokenShape.test(token) ? await findAddress(database(), kind, token) : null;
  if (!address) return { state: "unknown" };
  const config = address.versionId === null ? null : await configOf(kind, address, address.versionId);
  return config === null ? { state: "closed" } : { state: "open", address, config: config as ConfigOf<Kind> };
}

/** Versions never change, so a process reads each trigger's settings once; the oldest are let go past 500. */
const known = new Map<string, unknown>();

/** The settings of the address's node in this version; null when the version has no such trigger. */
async function configOf(kind: AddressKind, address: AnsweringAddress, versionId: string): Promise<unknown> {
  const key = `${versionId} ${address.nodeId}`;
  const read = known.get(key);
  if (read !== undefined) return read;
  const version = await findVersionById(database(), address.workspaceId, versionId);
  const node = version ? nodeById(readDocument(version.document), address.nodeId) : undefined;
  const config = node?.kind === kinds[kind] ? specs[kinds[kind]].config.parse(node.config) : null;
  const oldest = known.size >= 500 ? known.keys().next().value : undefined;
  if (oldest !== undefined) known.delete(oldest);
  known.set(key, config);
  return config;
}
