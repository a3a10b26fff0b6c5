import { fromUseCase, router } from "@/server/api/trpc";
import { changeRole } from "@/server/services/members/change-role";
import { inviteMember } from "@/server/services/members/invite-member";
import { listMembers } from "@/server/services/members/list-members";
import { memberOptions } from "@/server/services/members/member-options";
import { removeMember } from "@/server/services/members/remove-member";
import { revokeInvitation } from "@/server/services/members/revoke-invitation";

export const membersRouter = router({
  list: fromUseCase(listMembers),
  options: fromUseCase(memberOptions),
  invite: fromUseCase(inviteMember),
  revokeInvitation: fromUseCase(revokeInvitation),
  changeRole: fromUseCase(changeRole),
  remove: fromUseCase(removeMember),
});
