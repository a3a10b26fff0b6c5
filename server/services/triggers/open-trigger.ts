import type { z } from "zod";
import { database } from "@/server/data/database";
import { type AddressKind, type AnsweringAddress, findAddress } from "@/server/data/trigger-addresses";
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
  const node =
    address.document === null ? undefined : nodeById(readDocument(address.document), address.nodeId);
  if (node?.kind !== kinds[kind]) return { state: "closed" };
  const config = specs[kinds[kind]].config.parse(node.config) as ConfigOf<Kind>;
  return { state: "open", address, config };
}
