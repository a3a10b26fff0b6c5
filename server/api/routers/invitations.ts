import { fromPublicUseCase, router } from "@/server/api/trpc";
import { acceptInvitation } from "@/server/services/invitations/accept-invitation";
import { previewInvitation } from "@/server/services/invitations/preview-invitation";

export const invitationsRouter = router({
  preview: fromPublicUseCase(previewInvitation),
  accept: fromPublicUseCase(acceptInvitation),
});
