import { AppError } from "@/server/domain/errors";
import { PerformError } from "@/server/domain/run/perform-error";
import { afterDeath, afterFailure } from "@/server/domain/run/retry-policy";
import { advance } from "./advance";
import { inputOf, scopeOf } from "./node-access";
import type { NodePorts, Performed, StepStore, StoredRun, StoredStep } from "./ports";
import { type Prepared, prepareStep } from "./prepare-step";
import { failed, succeeded, uncertain } from "./step-outcomes";

/** How long a claim holds without being renewed, and how often it is renewed while the step works. */
export const leaseMs = 60_000;
export const renewMs = 20_000;

export interface RunStepDeps {
  transact<T>(work: (store: StepStore) => Promise<T>): Promise<T>;
  /** the world, bound to the run's workspace */
  ports(run: StoredRun): NodePorts;
  /** told of an error nobody foresaw: its own words are for the log, and not for run data or the record */
  unforeseen?(error: unknown, stepId: string): void;
}

export type RunStepResult =
  /** the step is settled, or was not there to be taken */
  | { readonly kind: "done" }
  /** somebody else holds a live lease: look again after it ends */
  | { readonly kind: "lease_held"; readonly afterMs: number }
  | { readonly kind: "retry"; readonly afterMs: number; readonly message: string };

/**
 * Performs one read or effect step: claims it with a lease, materialises what will be done, checks it against what was
 * approved, keeps it, does it with the step's one key, and moves the run on with the outcome. A final failure and an
 * unknown fate are outcomes too, recorded here; nothing is thrown for them.
 */
export async function runStep(deps: RunStepDeps, stepId: string): Promise<RunStepResult> {
  const claim = await deps.transact((store) => prepareStep(store, stepId, leaseMs));
  if (claim.kind !== "prepared") return claim;
  const { run, step } = claim;

  if (claim.died) {
    const next = afterDeath(claim.payload.delivery, claim.access.nature === "effect", claim.deaths);
    const message = "The engine stopped while this was being sent.";
    if (next !== "go_again") {
      await deps.transact((store) =>
        advance(store, run.id, next === "uncertain" ? uncertain(claim, message) : failed(claim, message)),
      );
      return { kind: "done" };
    }
  }

  const lease = holdLease(deps, step);
  let performed: Performed;
  try {
    performed = await perform(deps, claim, lease.signal);
  } catch (error) {
    return await recordFailure(deps, claim, error);
  } finally {
    lease.end();
  }
  // an earlier attempt may have arrived: a refusal of this one does not tell that nothing was done
  if (claim.maybeSent && claim.access.nature === "effect" && performed.port === "failed")
    return recordFailure(deps, claim, new PerformError("rejected", "A repeat of this was refused."));
  await deps.transact(async (store) => {
    await store.recordAiCall(run, step, performed);
    await advance(store, run.id, succeeded(claim, performed));
  });
  return { kind: "done" };
}

function perform(deps: RunStepDeps, claim: Prepared, signal: AbortSignal): Promise<Performed> {
  const { run, step, access, payload } = claim;
  if (access.runner.nature !== "action") throw new PerformError("bad_config", "This step has nothing to do.");
  const input = inputOf(run, access.node, scopeOf(run, claim.steps), run.now.toISOString());
  return access.runner.perform(access.config, payload, {
    key: step.id,
    input,
    ports: deps.ports(run),
    signal,
  });
}

async function recordFailure(deps: RunStepDeps, claim: Prepared, error: unknown): Promise<RunStepResult> {
  const { run, step, access, payload } = claim;
  const isEffect = access.nature === "effect";
  const { failure, message, retryAfterMs } = readError(error, isEffect);
  if (failure === "unforeseen") deps.unforeseen?.(error, step.id);
  const next = afterFailure({
    failure: failure === "unforeseen" || isStillAtWork(claim, error) ? "ambiguous" : failure,
    delivery: isEffect ? payload.delivery : "repeatable",
    attempts: step.attempts + 1,
    retryAfterMs,
  });
  if (next.kind === "retry") {
    const sent = isEffect && (claim.maybeSent || failure === "ambiguous" || failure === "unforeseen");
    const released = await deps.transact((store) =>
      store.releaseStep(step.id, step.fence, next.afterMs, { message, sent }),
    );
    return released ? { kind: "retry", afterMs: next.afterMs, message } : { kind: "done" };
  }
  // a read leaves nothing behind: whether it "arrived" is no question for a person
  const isUnknown = isEffect && (next.kind === "uncertain" || claim.maybeSent);
  await deps.transact((store) =>
    advance(store, run.id, isUnknown ? uncertain(claim, message) : failed(claim, message)),
  );
  return { kind: "done" };
}

/** How a target that honours keys says that the first request with this key is still being worked on. */
function isStillAtWork({ maybeSent, payload }: Prepared, error: unknown): boolean {
  return (
    maybeSent && payload.delivery === "keyed" && error instanceof PerformError && error.details.status === 409
  );
}

/**
 * An error nobody foresaw (the database was away for a moment, a fault of ours) may have come after sending, so an
 * effect's fate is unknown then, and a read is tried again.
 */
function readError(error: unknown, isEffect: boolean) {
  if (error instanceof PerformError) {
    return { failure: error.kind, message: error.message, retryAfterMs: error.retryAfterMs };
  }
  if (!isEffect && error instanceof AppError && error.code !== "internal" && error.code !== "unavailable") {
    return { failure: "rejected" as const, message: error.message, retryAfterMs: null };
  }
  const message = "Something went wrong on our side while this was being done.";
  return { failure: "unforeseen" as const, message, retryAfterMs: null };
}

/** Renews the lease while the step works; its signal aborts the work when the lease is lost. */
function holdLease(deps: RunStepDeps, step: StoredStep): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  const timer = setInterval(() => {
    deps
      .transact((store) => store.renewLease(step.id, step.fence, leaseMs))
      .then((held) => {
        if (!held) controller.abort(new PerformError("ambiguous", "Another process took this step over."));
      })
      // The database did not answer: the lease still holds for the rest of its time, and the next renewal tries again.
      .catch(() => undefined);
  }, renewMs);
  return { signal: controller.signal, end: () => clearInterval(timer) };
}
