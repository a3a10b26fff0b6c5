import { z } from "zod";
import { defineUseCase } from "@/server/services/use-case";
import { templateById } from "./template-by-id";

/** One template with its drawing and its samples, to look at before starting from it. Throws `not_found`. */
export const getTemplate = defineUseCase({
  name: "templates.get",
  kind: "query",
  permission: "workflows.edit",
  input: z.strictObject({ id: z.string().min(1).max(64) }),
  async run(_work, { id }) {
    const { name, summary, description, minutes, document, tables, samples } = templateById(id);
    return {
      id,
      name,
      summary,
      description,
      minutes,
      document,
      tables: tables.map((table) => table.name),
      samples,
    };
  },
});
