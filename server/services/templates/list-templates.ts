import { z } from "zod";
import { templates } from "@/prisma/seed/templates/all";
import { defineUseCase } from "@/server/services/use-case";

/** What one may start from, in the order of the gallery; `kinds` in the order of the drawing, `minutes` to set up. */
export const listTemplates = defineUseCase({
  name: "templates.list",
  kind: "query",
  permission: "workflows.edit",
  input: z.strictObject({}).optional(),
  async run() {
    return templates.map(({ id, name, summary, description, minutes, document }) => ({
      id,
      name,
      summary,
      description,
      minutes,
      kinds: [...new Set(document.nodes.map(({ kind }) => kind))],
    }));
  },
});
