import { transact } from "@/server/data/database";
import { forgetSignatures, takeSignature } from "@/server/data/trigger-addresses";
import { AppError } from "@/server/domain/errors";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { faultOf } from "@/server/domain/outside-json";
import { isTooDeep, storable } from "@/server/domain/storable";
import { openSecret } from "@/server/integrations/crypto/envelope";
import { log } from "@/server/log";
import { startRun } from "@/server/services/runs/start-run";
import type { OpenTrigger } from "./open-trigger";
import { checkSignature, secretPlace, toleranceSeconds } from "./webhook-signature";

export interface Delivery {
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/**
 * Starts the run of one delivery. A signature counts once: it is remembered in the transaction that starts the run,
 * so that of parallel copies one gets through. The same `Idempotency-Key` (or `x-countersign-delivery`) under a new
 * signature gives the run it started before.
 * Throws `not_signed_in` (401) for a bad, old or repeated signature, `bad_input` for what is not JSON or does not fit.
 */
export async function takeDelivery({ address, config }: OpenTrigger<"webhook">, { headers, body }: Delivery) {
  const now = Date.now();
  const signature = config.signature === "hmac" ? signatureOf(address, headers, body, now) : null;
  const key = deliveryKey(headers);
  const event: JsonObject = {
    body: bodyOf(body),
    headers: Object.fromEntries([...headers].map(([name, value]) => [name, value])),
    receivedAt: new Date(now).toISOString(),
  };
  const started = await transact(async (tx) => {
    if (signature && !(await takeSignature(tx, address.id, signature))) {
      throw new AppError("not_signed_in", "This very delivery was taken before. Sign every delivery anew.");
    }
    return startRun(tx, {
      workspaceId: address.workspaceId,
      workflowId: address.workflowId,
      triggerNodeId: address.nodeId,
      event,
      idempotencyKey: `webhook:${address.nodeId}:${key ?? signature ?? crypto.randomUUID()}`,
      startedBy: null,
    });
  });
  await forgetNowAndThen(now);
  return started;
}

function signatureOf(
  address: OpenTrigger<"webhook">["address"],
  headers: Headers,
  body: Uint8Array,
  now: number,
) {
  if (!address.secret) {
    throw new AppError(
      "not_signed_in",
      "This address has no signing secret yet. Create one in the workflow's webhook step.",
    );
  }
  const given = {
    timestamp: headers.get("x-countersign-timestamp"),
    signature: headers.get("x-countersign-signature"),
  };
  return checkSignature(given, body, openSecret(address.secret, secretPlace(address)), now);
}

function deliveryKey(headers: Headers): string | null {
  const key = headers.get("idempotency-key") ?? headers.get("x-countersign-delivery");
  if (key === null) return null;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new AppError(
      "bad_input",
      "The Idempotency-Key must be 1 to 200 visible ASCII characters without spaces.",
    );
  }
  return `key:${key}`;
}

function bodyOf(bytes: Uint8Array): JsonValue {
  const value = parse(bytes);
  if (isTooDeep(value)) throw new AppError("bad_input", "This data is nested more than 64 levels deep.");
  const body = storable(value);
  const fault = faultOf(body);
  if (fault) throw new AppError("bad_input", `This data cannot be taken: ${fault}.`);
  return body;
}

function parse(bytes: Uint8Array): JsonValue {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as JsonValue;
  } catch {
    throw new AppError("bad_input", "The body is not JSON in UTF-8.");
  }
}

let forgottenAt = 0;

/** At most once a minute; a signature is kept for longer than its time stamp can pass, which may lie ahead. */
async function forgetNowAndThen(now: number): Promise<void> {
  if (now - forgottenAt < 60_000) return;
  forgottenAt = now;
  // the run has started: nothing here may make its sender believe otherwise
  await transact((tx) => forgetSignatures(tx, (3 * toleranceSeconds) / 60)).catch((err: unknown) =>
    log.warn({ err }, "Old signatures could not be forgotten; it is tried again."),
  );
}
