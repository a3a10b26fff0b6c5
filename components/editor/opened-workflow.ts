import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

/** What the editor opens with: the draft, the live version and the addresses of its triggers. */
export type OpenedWorkflow = inferRouterOutputs<AppRouter>["workflows"]["get"];
