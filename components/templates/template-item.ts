import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

/** A template as the gallery shows it. */
export type TemplateItem = inferRouterOutputs<AppRouter>["templates"]["list"][number];
