import { templates } from "@/prisma/seed/templates/all";
import { notFound } from "@/server/domain/errors";
import type { WorkflowTemplate } from "@/server/domain/workflow/workflow-template";

/** Throws `not_found`. */
export function templateById(id: string): WorkflowTemplate {
  const found = templates.find((template) => template.id === id);
  if (!found) throw notFound("template");
  return found;
}
