import { z } from "zod";
import { removeConnection as remove } from "@/server/data/connection";
import { defineUseCase } from "@/server/services/use-case";
import { connectionToChange } from "./own-connection";

/** Removes a connection and destroys its secret. Steps that would use it from now on are refused. */
export const removeConnection = defineUseCase({
  name: "connections.remove",
  kind: "mutation",
  permission: "connections.create",
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, caller, audit }, { id }) {
    const { name } = await connectionToChange(tx, caller, id);
    await remove(tx, caller.workspaceId, id);
    await audit({ event: "connection.removed", data: { connectionId: id, name } });
    return { ok: true as const };
  },
});
