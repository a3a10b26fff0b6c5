import { randomUUID } from "node:crypto";
import { insertConnection } from "@/server/data/connection";
import { hostsOf, newConnection } from "@/server/domain/access/connection";
import { sealSecret } from "@/server/integrations/crypto/envelope";
import { defineUseCase } from "@/server/services/use-case";

/** Stores a credential, sealed. Its secret never leaves again but to the hosts it is for. */
export const createConnection = defineUseCase({
  name: "connections.create",
  kind: "mutation",
  permission: "connections.create",
  input: newConnection,
  async run({ tx, caller, audit }, input) {
    const { workspaceId } = caller;
    const id = randomUUID();
    const { name, kind, account, settings } = input;
    const allowedHosts = hostsOf(input);
    const sealed = sealSecret(input.secret, { workspaceId, recordId: id, field: "secret" });
    await insertConnection(tx, {
      ...{ id, workspaceId, name, kind, account, settings, allowedHosts, sealed },
      createdBy: caller.userId,
    });
    await audit({ event: "connection.created", data: { connectionId: id, name, kind, allowedHosts } });
    return { id };
  },
});
