import { randomInt } from "node:crypto";
import { z } from "zod";
import { notifyLive } from "@/server/data/live";
import { insertTable, listTables } from "@/server/data/tables";
import { insertWorkflow } from "@/server/data/workflows";
import { instantiate, type WorkflowTemplate } from "@/server/domain/workflow/workflow-template";
import { defineUseCase, type Work } from "@/server/services/use-case";
import { ensureAddresses } from "@/server/services/workflows/ensure-addresses";
import { templateById } from "./template-by-id";

/** A draft of one's own from a template, with the tables it needs. Throws `not_found` for an unknown template. */
export const createFromTemplate = defineUseCase({
  name: "workflows.createFromTemplate",
  kind: "mutation",
  permission: "workflows.edit",
  input: z.strictObject({ templateId: z.string().min(1).max(64) }),
  async run(work, { templateId }) {
    const { tx, caller, audit } = work;
    const { workspaceId, userId } = caller;
    const template = templateById(templateId);
    const tables = await makeTables(work, template);
    const { document, nodes } = instantiate(template, tables, () => randomInt(2 ** 32) / 2 ** 32);
    const id = await insertWorkflow(tx, {
      workspaceId,
      name: template.name,
      description: template.summary,
      document,
      by: userId,
    });
    await ensureAddresses(tx, workspaceId, id, document);
    await audit({ event: "workflow.created", workflowId: id, data: { name: template.name, templateId } });
    await notifyLive(tx, workspaceId, [{ kind: "workflow", id }]);
    return { id, nodes: Object.fromEntries(nodes) };
  },
});

async function makeTables({ tx, caller, audit }: Work, template: WorkflowTemplate) {
  const { workspaceId, userId: createdBy } = caller;
  const made = new Map<string, { id: string; name: string }>();
  if (template.tables.length === 0) return made;
  const taken = new Set((await listTables(tx, workspaceId)).map(({ name }) => name));
  for (const { key, name: wanted, columns } of template.tables) {
    const name = freeName(wanted, taken);
    taken.add(name);
    const id = await insertTable(tx, { workspaceId, name, columns, createdBy });
    await audit({ event: "table.created", data: { tableId: id, name } });
    made.set(key, { id, name });
  }
  return made;
}

/** "Expenses", then "Expenses 2": a second workflow from the same template never writes into the first one's table. */
function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const name = number === 2 && !taken.has(wanted) ? wanted : `${wanted} ${number}`;
    if (!taken.has(name)) return name;
  }
}
