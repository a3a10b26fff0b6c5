import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Runs = inferRouterOutputs<AppRouter>["runs"];

/** A run as the list shows it. */
export type RunItem = Runs["list"]["items"][number];

/** One run with its drawing, steps, tasks and questions to agents. */
export type RunDetail = Runs["get"];
export type RunStep = RunDetail["steps"][number];
export type RunTask = RunDetail["tasks"][number];
