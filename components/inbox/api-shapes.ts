import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Tasks = inferRouterOutputs<AppRouter>["tasks"];

/** A task as the list shows it. */
export type TaskItem = Tasks["list"]["items"][number];

/** One task with everything needed to decide it, or to see how it was decided. */
export type TaskDetail = Tasks["get"];

/** What an edited answer would trigger, or what does not fit. */
export type TaskPreview = Tasks["preview"];

export const TABS = ["mine", "group", "done"] as const;
export type Tab = (typeof TABS)[number];
