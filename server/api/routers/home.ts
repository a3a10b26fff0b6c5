import { fromUseCase, router } from "@/server/api/trpc";
import { homeSummary } from "@/server/services/home/home-summary";

export const homeRouter = router({ summary: fromUseCase(homeSummary) });
