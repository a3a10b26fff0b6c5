import type { Tx } from "./database";

export async function insertWorkspace(tx: Tx, name: string): Promise<{ id: string }> {
  return tx.workspace.create({ data: { name }, select: { id: true } });
}

export async function workspaceNameOf(tx: Tx, id: string): Promise<string> {
  const { name } = await tx.workspace.findUniqueOrThrow({ where: { id }, select: { name: true } });
  return name;
}

export async function renameWorkspace(tx: Tx, id: string, name: string): Promise<void> {
  await tx.workspace.update({ where: { id }, data: { name } });
}

const setup = "setup";

/** Whether nobody has ever set this Countersign up. */
export async function isSetupOpen(tx: Tx): Promise<boolean> {
  const closed = await tx.office.count({ where: { name: setup } });
  return closed === 0 && (await tx.workspace.count()) === 0;
}

/**
 * Closes the set-up, for ever. Of any number at once only one gets true: the others wait for its transaction.
 */
export async function closeSetup(tx: Tx): Promise<boolean> {
  const inserted = await tx.$executeRaw`
    INSERT INTO "office" ("name", "holder") VALUES (${setup}, 'closed') ON CONFLICT ("name") DO NOTHING`;
  return inserted === 1 && (await tx.workspace.count()) === 0;
}
