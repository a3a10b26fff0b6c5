import { createHmac, timingSafeEqual } from "node:crypto";
import { AppError } from "@/server/domain/errors";

/** How far the sender's clock may be off, either way. */
export const toleranceSeconds = 300;

/** Where a webhook's secret is sealed to. */
export function secretPlace(address: { id: string; workspaceId: string }) {
  return { workspaceId: address.workspaceId, recordId: address.id, field: "webhook_secret" };
}

/**
 * Checks `v1=` + hex(HMAC-SHA256(secret, timestamp + "." + raw body)), where the timestamp is in unix seconds. The
 * bytes are signed as they travel: the same data serialised again does not pass.
 * Throws `not_signed_in` (401) with a sentence for whoever sets the sender up.
 * @param now unix milliseconds
 * @returns the signature in lower-case hex, so that the caller can refuse it a second time
 */
export function checkSignature(
  headers: { timestamp: string | null; signature: string | null },
  body: Uint8Array,
  secret: string,
  now: number,
): string {
  const { timestamp, signature } = headers;
  if (!timestamp || !signature) {
    throw refusal(
      "This address takes signed data only: x-countersign-timestamp and x-countersign-signature are missing.",
    );
  }
  if (!/^\d{1,12}$/.test(timestamp)) throw refusal("x-countersign-timestamp must be unix seconds.");
  if (Math.abs(now / 1000 - Number(timestamp)) > toleranceSeconds) {
    throw refusal("x-countersign-timestamp is more than five minutes off. Nothing was started.");
  }
  const given = /^v1=([0-9a-fA-F]{64})$/.exec(signature)?.[1]?.toLowerCase() ?? "";
  const right = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex");
  if (given.length !== right.length || !timingSafeEqual(Buffer.from(given), Buffer.from(right))) {
    throw refusal("The signature does not fit these bytes and this secret. Nothing was started.");
  }
  return given;
}

function refusal(message: string): AppError {
  return new AppError("not_signed_in", message);
}
