import { fromUseCase, router } from "@/server/api/trpc";
import { countTasks } from "@/server/services/tasks/count-tasks";
import { decideTask } from "@/server/services/tasks/decide";
import { getTask } from "@/server/services/tasks/get-task";
import { listTasks } from "@/server/services/tasks/list-tasks";
import { previewTask } from "@/server/services/tasks/preview";

export const tasksRouter = router({
  list: fromUseCase(listTasks),
  counts: fromUseCase(countTasks),
  get: fromUseCase(getTask),
  preview: fromUseCase(previewTask),
  decide: fromUseCase(decideTask),
});
