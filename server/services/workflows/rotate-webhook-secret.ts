import { randomBytes } from "node:crypto";
import { z } from "zod";
import { notifyLive } from "@/server/data/live";
import { findAddressOfNode, setSecret } from "@/server/data/trigger-addresses";
import { lockWorkflow } from "@/server/data/workflows";
import { notFound } from "@/server/domain/errors";
import { sealSecret } from "@/server/integrations/crypto/envelope";
import { secretPlace } from "@/server/services/triggers/webhook-signature";
import { defineUseCase } from "@/server/services/use-case";

/** A new signing secret for a webhook, shown this once. The one before stops working at this moment. */
export const rotateWebhookSecret = defineUseCase({
  name: "workflows.rotateWebhookSecret",
  kind: "mutation",
  permission: "workflows.edit",
  input: z.strictObject({ id: z.uuid(), nodeId: z.string().min(1).max(64) }),
  async run({ tx, caller, audit }, { id, nodeId }) {
    const workflow = await lockWorkflow(tx, caller.workspaceId, id);
    const address = workflow && (await findAddressOfNode(tx, caller.workspaceId, id, nodeId));
    if (!address) throw notFound("webhook");
    const secret = `whsec_${randomBytes(32).toString("base64url")}`;
    await setSecret(tx, address.id, sealSecret(secret, secretPlace(address)));
    await audit({ event: "webhook.secret_replaced", workflowId: id, data: { nodeId } });
    await notifyLive(tx, caller.workspaceId, [{ kind: "workflow", id }]);
    return { secret };
  },
});
