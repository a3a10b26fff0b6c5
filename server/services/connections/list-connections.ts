import { z } from "zod";
import { listConnections as list } from "@/server/data/connection";
import { namesOf } from "@/server/data/people";
import { defineUseCase } from "@/server/services/use-case";
import { mayChange, mayUse } from "./own-connection";

/** The connections the caller may use. Never their secrets. */
export const listConnections = defineUseCase({
  name: "connections.list",
  kind: "query",
  permission: "connections.use",
  input: z.strictObject({}),
  async run({ tx, caller }) {
    const connections = (await list(tx, caller.workspaceId)).filter((connection) =>
      mayUse(caller, connection),
    );
    const names = await namesOf(
      tx,
      connections.map(({ createdBy }) => createdBy),
    );
    return connections.map(({ createdBy, ...connection }) => ({
      ...connection,
      createdByName: names.get(createdBy) ?? "Somebody who left",
      mayChange: mayChange(caller, { ...connection, createdBy }),
    }));
  },
});
