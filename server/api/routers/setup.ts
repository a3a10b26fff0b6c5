import { fromPublicUseCase, router } from "@/server/api/trpc";
import { createOwner } from "@/server/services/setup/create-owner";
import { setupStatus } from "@/server/services/setup/setup-status";

export const setupRouter = router({
  status: fromPublicUseCase(setupStatus),
  createOwner: fromPublicUseCase(createOwner),
});
