import { router } from "./trpc";

/** Every router, one line each. */
export const appRouter = router({});

export type AppRouter = typeof appRouter;
