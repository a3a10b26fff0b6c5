import { fromUseCase, router } from "@/server/api/trpc";
import { chainStatus } from "@/server/services/audit/chain-status";
import { listEntries } from "@/server/services/audit/list-entries";

export const auditRouter = router({
  list: fromUseCase(listEntries),
  chain: fromUseCase(chainStatus),
});
