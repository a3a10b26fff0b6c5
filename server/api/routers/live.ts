import { router, signedInProcedure } from "@/server/api/trpc";
import { streamChanges } from "@/server/services/live/live-changes";

/**
 * What changes in the caller's workspace, as it happens: kinds and ids, never content. The id "*" says that something
 * of this kind may have been missed.
 */
export const liveRouter = router({
  events: signedInProcedure
    .meta({ permission: "signed_in", useCase: "live.events" })
    .subscription(({ ctx, signal }) =>
      streamChanges(ctx.caller.workspaceId, signal ?? new AbortController().signal),
    ),
});
