import { fromUseCase, router } from "@/server/api/trpc";
import { getTemplate } from "@/server/services/templates/get-template";
import { listTemplates } from "@/server/services/templates/list-templates";

export const templatesRouter = router({
  list: fromUseCase(listTemplates),
  get: fromUseCase(getTemplate),
});
