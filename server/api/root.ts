import { auditRouter } from "./routers/audit";
import { connectionsRouter } from "./routers/connections";
import { homeRouter } from "./routers/home";
import { invitationsRouter } from "./routers/invitations";
import { liveRouter } from "./routers/live";
import { membersRouter } from "./routers/members";
import { runsRouter } from "./routers/runs";
import { sessionRouter } from "./routers/session";
import { setupRouter } from "./routers/setup";
import { tablesRouter } from "./routers/tables";
import { tasksRouter } from "./routers/tasks";
import { templatesRouter } from "./routers/templates";
import { workflowsRouter } from "./routers/workflows";
import { workspaceRouter } from "./routers/workspace";
import { router } from "./trpc";

/** Every router, one line each. */
export const appRouter = router({
  audit: auditRouter,
  connections: connectionsRouter,
  home: homeRouter,
  invitations: invitationsRouter,
  live: liveRouter,
  members: membersRouter,
  runs: runsRouter,
  session: sessionRouter,
  setup: setupRouter,
  tables: tablesRouter,
  tasks: tasksRouter,
  templates: templatesRouter,
  workflows: workflowsRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;
