import { z } from "zod";
import { listLiveSessions } from "@/server/data/session";
import { defineUseCase } from "@/server/services/use-case";

/** Where the caller is signed in. */
export const listSessions = defineUseCase({
  name: "session.list",
  kind: "query",
  permission: "signed_in",
  input: z.strictObject({}),
  async run({ tx, caller }) {
    const sessions = await listLiveSessions(tx, caller.userId);
    return sessions.map((session) => ({ ...session, isThis: session.id === caller.sessionId }));
  },
});
