import { reachableInOrder } from "@/server/domain/run/plan";
import { afterDeath } from "@/server/domain/run/retry-policy";
import { effectHash } from "@/server/domain/task/payload-hash";
import { fillSlots, readableSlots } from "@/server/domain/task/slots";
import type { EffectPayload } from "@/server/domain/task/task";
import { advance, recordedOf } from "./advance";
import { askAgain } from "./ask-again";
import { coverOutcome } from "./coverage";
import { accessNode, materialise, type NodeAccess, scopeOf } from "./node-access";
import type { CoveringTask, StepStore, StoredRun, StoredStep } from "./ports";
import { failed, uncertain } from "./step-outcomes";

/** A claimed step, ready to be performed: exactly what will be done is fixed, checked and kept. */
export interface Prepared {
  readonly kind: "prepared";
  readonly run: StoredRun;
  readonly steps: readonly StoredStep[];
  readonly step: StoredStep;
  readonly access: NodeAccess;
  readonly payload: EffectPayload;
  readonly payloadHash: string;
  readonly died: boolean;
  readonly deaths: number;
  readonly maybeSent: boolean;
}

export type Preparation =
  | Prepared
  | { readonly kind: "done" }
  | { readonly kind: "lease_held"; readonly afterMs: number };

/**
 * Takes a step into work, in one transaction: claim, materialise, compare with what was approved, keep the payload.
 * A difference performs nothing: it opens a new task on the effect, and the settled one stays.
 */
export async function prepareStep(store: StepStore, stepId: string, leaseMs: number): Promise<Preparation> {
  const claim = await store.claimStep(stepId, leaseMs);
  if (claim.kind === "held") return { kind: "lease_held", afterMs: claim.forMs };
  if (claim.kind === "nothing_to_do") return { kind: "done" };
  const run = await store.readRun(claim.runId);
  if (!run) return { kind: "done" };
  const steps = await store.steps(run.id);
  const access = accessNode(run.document, claim.step.nodeId);
  const covering = claim.step.coveredBy ? await store.coveringTask(claim.step.coveredBy) : null;
  const common = {
    kind: "prepared" as const,
    run,
    steps,
    step: claim.step,
    access,
    died: claim.died,
    deaths: claim.deaths,
    maybeSent: claim.maybeSent,
  };

  const kept = keptPayload(claim.step, access);
  // Perhaps it was sent already, and never to be sent twice by itself: what would be sent now is not the question.
  if (kept && claim.died && afterDeath(kept.payload.delivery, true, claim.deaths) !== "go_again")
    return { ...common, payload: kept.payload, payloadHash: kept.hash };

  let fixed: Fixed | null;
  try {
    fixed =
      covering && covering.stepNodeId !== access.node.id
        ? coveredAgain(run, steps, access.node.id, covering)
        : ((claim.step.coveredBy ? null : kept) ?? materialised(run, steps, claim.step, access, covering));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const claimed = { ...common, payload: kept?.payload ?? null };
    await advance(
      store,
      run.id,
      claim.maybeSent && kept ? uncertain(claimed, message) : failed(claimed, message),
    );
    return { kind: "done" };
  }
  if (claim.step.coveredBy) {
    const approved = covering?.coverage[covering.outcome]?.covered.find(
      (effect) => effect.nodeId === access.node.id,
    );
    const intact =
      covering &&
      approved &&
      fixed &&
      approved.hash === fixed.hash &&
      hashAt(run, claim.step, covering.nonce, approved.payload) === fixed.hash;
    if (!intact) {
      // Both are compared with the decision's own values in place, so that only what really differs is shown.
      const { payload } = materialised(run, steps, claim.step, access, null);
      const before = covering && approved ? filled(approved.payload, covering) : null;
      await advance(
        store,
        run.id,
        askAgain({ ...common, payload }, before, approved?.hash ?? "", claim.maybeSent),
      );
      return { kind: "done" };
    }
  }
  if (!fixed) return { kind: "done" };
  // The sentence goes to the audit, which names nobody: what the decision supplied stays "your comment", "your name".
  const sentence = readableSlots(fixed.payload.sentence);
  const payload = covering ? { ...filled(fixed.payload, covering), sentence } : fixed.payload;
  await store.recordPayload(claim.step.id, claim.step.fence, payload, fixed.hash);
  return { ...common, payload, payloadHash: fixed.hash };
}

interface Fixed {
  readonly payload: EffectPayload;
  readonly hash: string;
}

/** What an earlier claim of this effect was about to send: under the same key it is the same bytes that go again. */
function keptPayload({ payload, payloadHash }: StoredStep, { nature }: NodeAccess): Fixed | null {
  return nature === "effect" && payload && payloadHash ? { payload, hash: payloadHash } : null;
}

function hashAt(run: StoredRun, step: StoredStep, nonce: string, payload: EffectPayload): string {
  return effectHash(
    {
      workspaceId: run.workspaceId,
      runId: run.id,
      nodeId: step.nodeId,
      iteration: step.iteration,
      versionHash: run.versionHash,
      nonce,
    },
    payload,
  );
}

/** What the step will do, from its version and the recorded outputs. */
function materialised(
  run: StoredRun,
  steps: readonly StoredStep[],
  step: StoredStep,
  access: NodeAccess,
  covering: CoveringTask | null,
): Fixed {
  const now = (covering?.openedAt ?? run.now).toISOString();
  const payload = materialise(run, access, scopeOf(run, steps), now);
  return { payload, hash: hashAt(run, step, covering?.nonce ?? "", payload) };
}

/**
 * A covered effect is materialised again just as it was shown: from what was recorded before the answer, with the
 * decision's own values as slots and the task's recorded time. null when it would no longer be covered at all.
 */
function coveredAgain(
  run: StoredRun,
  steps: readonly StoredStep[],
  nodeId: string,
  covering: CoveringTask,
): Fixed | null {
  const after = new Set(reachableInOrder(run.document, covering.stepNodeId));
  const before = steps.filter((step) => !after.has(step.nodeId));
  const outcome = covering.outcomes.find((allowed) => allowed.id === covering.outcome);
  if (!outcome) return null;
  const again = coverOutcome({
    run,
    state: { recorded: recordedOf(before), scope: scopeOf(run, before) },
    taskNodeId: covering.stepNodeId,
    outcome,
    fields: covering.answer.fields,
    nonce: covering.nonce,
    now: covering.openedAt.toISOString(),
  });
  return again.covered.find((effect) => effect.nodeId === nodeId) ?? null;
}

/** The slots of an approved payload, filled with what the decision itself supplied. */
function filled(payload: EffectPayload, covering: CoveringTask): EffectPayload {
  const values = {
    comment: covering.answer.comment,
    decided_by: covering.decidedBy,
    decided_at: covering.decidedAt.toISOString(),
  };
  return {
    ...payload,
    ...fillSlots({ address: payload.address, args: payload.args }, covering.nonce, values),
  };
}
