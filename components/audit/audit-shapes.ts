import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

type Audit = inferRouterOutputs<AppRouter>["audit"];

export type AuditItem = Audit["list"]["items"][number];
