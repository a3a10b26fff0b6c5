import { fromUseCase, router } from "@/server/api/trpc";
import { createConnection } from "@/server/services/connections/create-connection";
import { listConnections } from "@/server/services/connections/list-connections";
import { removeConnection } from "@/server/services/connections/remove-connection";
import { replaceSecret } from "@/server/services/connections/replace-secret";

export const connectionsRouter = router({
  list: fromUseCase(listConnections),
  create: fromUseCase(createConnection),
  replaceSecret: fromUseCase(replaceSecret),
  remove: fromUseCase(removeConnection),
});
