import { fromUseCase, router } from "@/server/api/trpc";
import { changePassword } from "@/server/services/session/change-password";
import { listSessions } from "@/server/services/session/list-sessions";
import { readMe } from "@/server/services/session/read-me";
import { revokeSession } from "@/server/services/session/revoke-session";
import { switchWorkspace } from "@/server/services/session/switch-workspace";

export const sessionRouter = router({
  me: fromUseCase(readMe),
  list: fromUseCase(listSessions),
  revoke: fromUseCase(revokeSession),
  changePassword: fromUseCase(changePassword),
  switchWorkspace: fromUseCase(switchWorkspace),
});
