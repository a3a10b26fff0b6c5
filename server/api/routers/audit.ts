import { fromUseCase, router } from "@/server/api/trpc";
import { listEntries } from "@/server/services/audit/list-entries";

export const auditRouter = router({ list: fromUseCase(listEntries) });
