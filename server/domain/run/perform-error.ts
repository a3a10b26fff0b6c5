import type { JsonObject } from "@/server/domain/json";

/**
 * Why a read or an effect did not come to an answer.
 * `before_sending`: nothing left this machine; retried. `rejected`: the target said no (4xx); final.
 * `busy`: 429 or 503 with Retry-After on a repeatable request; retried after `retryAfterMs`.
 * `ambiguous`: it may have arrived (timeout, reset, 5xx, our own death).
 */
export type FailureKind = "before_sending" | "rejected" | "busy" | "ambiguous" | "bad_config";

export class PerformError extends Error {
  override readonly name = "PerformError";
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly retryAfterMs: number | null = null,
    readonly details: JsonObject = {},
  ) {
    super(message);
  }
}
