import { fromUseCase, router } from "@/server/api/trpc";
import { getRun } from "@/server/services/runs/get-run";
import { listRuns } from "@/server/services/runs/list-runs";
import { startByHand } from "@/server/services/runs/start-by-hand";

export const runsRouter = router({
  list: fromUseCase(listRuns),
  get: fromUseCase(getRun),
  start: fromUseCase(startByHand),
});
