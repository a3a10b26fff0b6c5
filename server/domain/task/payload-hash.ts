import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { EffectPayload, OutcomeCoverage } from "./task";

/** Where an effect stands: everything besides the payload that an approval is bound to. */
export interface EffectPlace {
  readonly workspaceId: string;
  readonly runId: string;
  readonly nodeId: string;
  readonly iteration: string;
  readonly versionHash: string;
  readonly nonce: string;
}

/** SHA-256 (hex) over RFC 8785 canonical JSON. */
export function hashOf(value: unknown): string {
  return createHash("sha256")
    .update(canonicalize(value) ?? "null")
    .digest("hex");
}

/** What a person signs for one effect. Not in it: expiry (compare-and-set has it), the secret's version, the policy. */
export function effectHash(place: EffectPlace, payload: EffectPayload): string {
  return hashOf({
    workspace: place.workspaceId,
    run: place.runId,
    node: place.nodeId,
    iteration: place.iteration,
    version: place.versionHash,
    action: payload.action,
    method: payload.method,
    address: payload.address,
    connection: payload.connection,
    args: payload.args,
    delivery: payload.delivery,
    attachments: [],
    nonce: place.nonce,
  });
}

/** One hash for all the covered effects of an outcome. */
export function outcomeHash(
  outcome: string,
  covered: readonly { readonly hash: string }[],
  nonce: string,
): string {
  return hashOf({ outcome, covered: covered.map((effect) => effect.hash), nonce });
}

/** The hash on the task: what the person saw, whichever answer they choose. */
export function taskHash(
  coverage: Readonly<Record<string, OutcomeCoverage>>,
  shown: unknown,
  nonce: string,
): string {
  const outcomes = Object.fromEntries(Object.entries(coverage).map(([id, outcome]) => [id, outcome.hash]));
  return hashOf({ outcomes, shown, nonce });
}
