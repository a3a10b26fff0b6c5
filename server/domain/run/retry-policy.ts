import type { Delivery } from "@/server/domain/task/task";
import type { FailureKind } from "./perform-error";

export type AfterFailure =
  | { readonly kind: "retry"; readonly afterMs: number }
  | { readonly kind: "fail" }
  | { readonly kind: "uncertain" };

export interface FailureFacts {
  readonly failure: FailureKind;
  readonly delivery: Delivery;
  /** attempts that have failed, this one included */
  readonly attempts: number;
  /** what the target asked for (Retry-After) */
  readonly retryAfterMs: number | null;
}

/** Attempts before a person is told. With the pauses below, 12 attempts take about an hour. */
export const maxAttempts = 12;
const pausesMs = [1, 5, 15, 30, 60, 120, 300, 600].map((seconds) => seconds * 1000);
const longestPauseMs = 60 * 60 * 1000;

/**
 * What follows a failure (guarantee 2). Nothing was sent, or the target asked to wait: try again. It may have arrived:
 * a target that honours our key, or a request that may be repeated, is asked again until it answers; a keyless one is
 * never sent twice by itself — its fate is uncertain and a person says what to do. When the attempts are used up, an
 * effect that may have arrived is uncertain, and one that surely did not has failed.
 */
export function afterFailure({ failure, delivery, attempts, retryAfterMs }: FailureFacts): AfterFailure {
  if (failure === "rejected" || failure === "bad_config") return { kind: "fail" };
  const ambiguous = failure === "ambiguous";
  if (ambiguous && delivery === "keyless") return { kind: "uncertain" };
  if (attempts >= maxAttempts) return { kind: ambiguous ? "uncertain" : "fail" };
  const pause = pausesMs[Math.min(attempts, pausesMs.length) - 1] ?? 1000;
  return { kind: "retry", afterMs: Math.min(retryAfterMs ?? pause, longestPauseMs) };
}

/** Claims of one step whose process died before a step is taken away from the engine. */
export const maxDeaths = 10;

/**
 * What a claim whose predecessor died means: a keyless effect may already have been sent, so it is uncertain;
 * everything else goes again with the same key, unless it keeps killing its process.
 */
export function afterDeath(
  delivery: Delivery,
  isEffect: boolean,
  deaths: number,
): "go_again" | "uncertain" | "fail" {
  if (isEffect && delivery === "keyless") return "uncertain";
  if (deaths < maxDeaths) return "go_again";
  return isEffect ? "uncertain" : "fail";
}
