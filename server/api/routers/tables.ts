import { fromUseCase, router } from "@/server/api/trpc";
import { addRow } from "@/server/services/tables/add-row";
import { createTable } from "@/server/services/tables/create-table";
import { getTable } from "@/server/services/tables/get-table";
import { listTables } from "@/server/services/tables/list-tables";
import { removeRow } from "@/server/services/tables/remove-row";
import { removeTable } from "@/server/services/tables/remove-table";
import { renameTable } from "@/server/services/tables/rename-table";
import { setColumns } from "@/server/services/tables/set-columns";
import { tableOptions } from "@/server/services/tables/table-options";
import { updateRow } from "@/server/services/tables/update-row";

export const tablesRouter = router({
  list: fromUseCase(listTables),
  options: fromUseCase(tableOptions),
  get: fromUseCase(getTable),
  create: fromUseCase(createTable),
  rename: fromUseCase(renameTable),
  setColumns: fromUseCase(setColumns),
  remove: fromUseCase(removeTable),
  addRow: fromUseCase(addRow),
  updateRow: fromUseCase(updateRow),
  removeRow: fromUseCase(removeRow),
});
