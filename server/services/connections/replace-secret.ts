import { z } from "zod";
import { setSecret } from "@/server/data/connection";
import { secretText } from "@/server/domain/access/connection";
import { sealSecret } from "@/server/integrations/crypto/envelope";
import { defineUseCase } from "@/server/services/use-case";
import { connectionToChange } from "./own-connection";

/** Puts a new secret in the place of the old one; steps that run from now on use it. */
export const replaceSecret = defineUseCase({
  name: "connections.replaceSecret",
  kind: "mutation",
  permission: "connections.create",
  input: z.strictObject({ id: z.uuid(), secret: secretText }),
  async run({ tx, caller, audit }, { id, secret }) {
    const { name } = await connectionToChange(tx, caller, id);
    const place = { workspaceId: caller.workspaceId, recordId: id, field: "secret" };
    await setSecret(tx, caller.workspaceId, id, sealSecret(secret, place));
    await audit({ event: "connection.secret_replaced", data: { connectionId: id, name } });
    return { ok: true as const };
  },
});
