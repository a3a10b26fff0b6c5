import { fromUseCase, router } from "@/server/api/trpc";
import { renameWorkspace } from "@/server/services/workspace/rename-workspace";

export const workspaceRouter = router({ rename: fromUseCase(renameWorkspace) });
