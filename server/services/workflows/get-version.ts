import { z } from "zod";
import { findVersion } from "@/server/data/workflow-versions";
import { notFound } from "@/server/domain/errors";
import { readDocument } from "@/server/domain/workflow/migrations/read-document";
import { defineUseCase } from "@/server/services/use-case";

/** The drawing of one version, as it was published. */
export const getVersion = defineUseCase({
  name: "workflows.version",
  kind: "query",
  permission: "workflows.edit",
  input: z.strictObject({ id: z.uuid(), number: z.number().int().min(1).max(1_000_000) }),
  async run({ tx, caller }, { id, number }) {
    const version = await findVersion(tx, caller.workspaceId, id, number);
    if (!version) throw notFound("version");
    return readDocument(version.document);
  },
});
