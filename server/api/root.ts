import { connectionsRouter } from "./routers/connections";
import { invitationsRouter } from "./routers/invitations";
import { membersRouter } from "./routers/members";
import { sessionRouter } from "./routers/session";
import { setupRouter } from "./routers/setup";
import { workspaceRouter } from "./routers/workspace";
import { router } from "./trpc";

/** Every router, one line each. */
export const appRouter = router({
  connections: connectionsRouter,
  invitations: invitationsRouter,
  members: membersRouter,
  session: sessionRouter,
  setup: setupRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;
