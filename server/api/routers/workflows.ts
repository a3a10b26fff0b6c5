import { fromUseCase, router } from "@/server/api/trpc";
import { createFromTemplate } from "@/server/services/templates/create-from-template";
import { archiveWorkflow } from "@/server/services/workflows/archive-workflow";
import { createWorkflow } from "@/server/services/workflows/create-workflow";
import { getVersion } from "@/server/services/workflows/get-version";
import { getWorkflow } from "@/server/services/workflows/get-workflow";
import { listVersions } from "@/server/services/workflows/list-versions";
import { listWorkflows } from "@/server/services/workflows/list-workflows";
import { publishWorkflow } from "@/server/services/workflows/publish-workflow";
import { renameWorkflow } from "@/server/services/workflows/rename-workflow";
import { rotateWebhookSecret } from "@/server/services/workflows/rotate-webhook-secret";
import { saveWorkflow } from "@/server/services/workflows/save-workflow";
import { unpublishWorkflow } from "@/server/services/workflows/unpublish-workflow";
import { workflowSamples } from "@/server/services/workflows/workflow-samples";

export const workflowsRouter = router({
  list: fromUseCase(listWorkflows),
  create: fromUseCase(createWorkflow),
  createFromTemplate: fromUseCase(createFromTemplate),
  get: fromUseCase(getWorkflow),
  save: fromUseCase(saveWorkflow),
  rename: fromUseCase(renameWorkflow),
  archive: fromUseCase(archiveWorkflow),
  publish: fromUseCase(publishWorkflow),
  unpublish: fromUseCase(unpublishWorkflow),
  versions: fromUseCase(listVersions),
  version: fromUseCase(getVersion),
  rotateWebhookSecret: fromUseCase(rotateWebhookSecret),
  samples: fromUseCase(workflowSamples),
});
