/**
 * What the engine needs from the world, and what a node's `run.ts` may use. `server/data` and
 * `server/integrations` fit these shapes; `server/services` and `server/durable` plug them together.
 */
import type { AuditRecord } from "@/server/domain/audit/events";
import type { Scope } from "@/server/domain/expression/template";
import type { AiAnswer, AiRequest } from "@/server/domain/intelligence/provider";
import type { Reason } from "@/server/domain/intelligence/reasons";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { RunStatus, StepStatus } from "@/server/domain/run/status";
import type {
  AllowedOutcome,
  Coverage,
  EffectPayload,
  TaskAnswer,
  TaskWithReasons,
} from "@/server/domain/task/task";
import type { WorkflowDocument } from "@/server/domain/workflow/document";

// ── what a node's run.ts is given ────────────────────────────────────────────

/** Facts of the run, also offered to templates as the pseudo node "run". */
export interface RunFacts {
  readonly workspaceId: string;
  readonly workflowId: string;
  readonly workflowName: string;
  readonly runId: string;
  readonly runNumber: number;
  readonly startedAt: string;
}

export interface NodeInput {
  readonly nodeId: string;
  readonly title: string;
  readonly scope: Scope;
  readonly run: RunFacts;
  /** the task's or step's recorded time, ISO; the only clock a node sees */
  readonly now: string;
}

/** Of a pure node. `response` is set by respond only. */
export interface Computed {
  readonly output: JsonObject;
  readonly port: string;
  readonly response?: RunResponse;
}

/** The answer a synchronous caller is given. */
export interface RunResponse {
  readonly status: number;
  readonly body: JsonValue;
}

export interface Performed {
  readonly output: JsonObject;
  readonly port: string;
  readonly reasons?: readonly Reason[];
  readonly aiCall?: {
    method: string;
    modelVersion: string;
    confidence: number | null;
    usage: AiAnswer["usage"];
    durationMs: number;
  };
}

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly timeoutMs: number;
  /** id of a connection whose credential is added by the port; its allowed hosts are checked there */
  readonly connectionId: string | null;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface TableRow {
  readonly id: string;
  readonly values: JsonObject;
}

/** The world as a node may touch it. All are bound to the run's workspace. */
export interface NodePorts {
  /** guarded fetch; throws PerformError (domain/run) */
  readonly http: (request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>;
  /** `connectionId` null = the built-in offline model; throws AiFailure */
  readonly ai: (request: AiRequest, connectionId: string | null) => Promise<AiAnswer>;
  readonly tables: {
    /** idempotent by key: the same key returns the row added before */
    addRow(tableId: string, values: JsonObject, key: string): Promise<TableRow>;
    /** sets the values of every row whose column equals; returns how many */
    updateRows(
      tableId: string,
      where: { column: string; equals: JsonValue },
      values: JsonObject,
    ): Promise<number>;
    findRow(tableId: string, where: { column: string; equals: JsonValue }): Promise<TableRow | null>;
  };
  /** answers of this agent (workflow + node) that a person has reviewed, over all versions */
  readonly reviewedCount: (nodeId: string) => Promise<number>;
}

export interface PerformContext {
  /** the step's one key, for ever */
  readonly key: string;
  readonly input: NodeInput;
  readonly ports: NodePorts;
  readonly signal: AbortSignal;
}

// ── what each nature's run.ts exports ────────────────────────────────────────

export interface PureRunner<Config> {
  readonly nature: "pure";
  compute(config: Config, input: NodeInput): Computed;
}
/** Of triggers: shapes the raw event into the output (validated before the run starts). */
export interface TriggerRunner<Config> {
  readonly nature: "trigger";
  /** @returns the trigger's output and the run's title; throws AppError bad_input with `details.fields` */
  accept(config: Config, event: JsonObject): { output: JsonObject; title: string };
}
/** `materialise` is pure and says exactly what will be done; `perform` does just that. */
export interface ActionRunner<Config> {
  readonly nature: "action";
  materialise(config: Config, input: NodeInput): EffectPayload;
  perform(config: Config, payload: EffectPayload, context: PerformContext): Promise<Performed>;
}
export interface WaitRunner<Config> {
  readonly nature: "wait";
  /** `upstream` tells where a chip's value came from (confidence, spans, options) by node id: agents' full outputs are in the scope */
  open(config: Config, input: NodeInput): Omit<TaskWithReasons, "reasons">;
  /** the step's output once a person answered */
  settle(config: Config, answer: TaskAnswer & { decidedBy: string; decidedAt: string }): JsonObject;
  /** what later chips see when nobody was asked because the path went round this node: the values as they stand */
  passedBy(config: Config, input: NodeInput): JsonObject;
}
export type NodeRunner<Config> =
  | PureRunner<Config>
  | TriggerRunner<Config>
  | ActionRunner<Config>
  | WaitRunner<Config>;
export type AnyNodeRunner = NodeRunner<unknown>;

// ── what `advance` needs from the database, bound to one transaction ─────────

export interface StoredRun {
  readonly id: string;
  readonly number: number;
  readonly workspaceId: string;
  readonly workflowId: string;
  readonly workflowName: string;
  readonly versionId: string;
  readonly versionNumber: number;
  readonly versionHash: string;
  readonly document: WorkflowDocument;
  readonly mode: "live" | "play";
  readonly status: RunStatus;
  readonly title: string;
  readonly triggerNodeId: string;
  /** who made the workflow: asked, beside owners and admins, about effects of unknown fate */
  readonly workflowCreatedBy: string;
  /** what each connection named in the document stands for, by id; "" for one that is gone */
  readonly accounts: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  /** the database's clock when this was read */
  readonly now: Date;
}

export interface StoredStep {
  readonly id: string;
  readonly nodeId: string;
  readonly kind: string;
  readonly iteration: string;
  readonly status: StepStatus;
  readonly port: string | null;
  readonly output: JsonObject | null;
  readonly reasons: readonly Reason[] | null;
  readonly payload: EffectPayload | null;
  readonly payloadHash: string | null;
  readonly coveredBy: string | null;
  readonly fence: number;
  readonly attempts: number;
}

export interface NewStep {
  readonly nodeId: string;
  readonly kind: string;
  readonly iteration: string;
  readonly status: StepStatus;
  readonly port: string | null;
  readonly output: JsonObject | null;
  readonly reasons?: readonly Reason[];
  readonly coveredBy?: string | null;
  readonly error?: JsonObject;
}

export interface StepChange {
  readonly status: StepStatus;
  readonly port?: string | null;
  readonly output?: JsonObject | null;
  readonly error?: JsonObject | null;
  readonly reasons?: readonly Reason[] | null;
  readonly payload?: EffectPayload | null;
  readonly payloadHash?: string | null;
  readonly coveredBy?: string | null;
}

export interface NewTask extends TaskWithReasons {
  readonly stepId: string;
  readonly kind: "approval" | "uncertain";
  readonly coverage: Coverage;
  readonly payloadHash: string;
  readonly nonce: string;
  readonly risk: string;
}

/** The settled task that covers an effect, as `run-step` checks it. */
export interface CoveringTask {
  readonly id: string;
  readonly stepNodeId: string;
  readonly outcomes: readonly AllowedOutcome[];
  readonly outcome: string;
  readonly coverage: Coverage;
  readonly nonce: string;
  readonly answer: TaskAnswer;
  /** the person's name */
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly openedAt: Date;
}

/** What became of trying to take a step into work. */
export type Claim =
  | {
      readonly kind: "claimed";
      readonly runId: string;
      readonly step: StoredStep;
      readonly died: boolean;
      readonly deaths: number;
      /** an earlier attempt may have arrived: its process died, or its fate was unknown */
      readonly maybeSent: boolean;
    }
  | { readonly kind: "held"; readonly forMs: number }
  | { readonly kind: "nothing_to_do" };

export interface RunStore {
  /** like lockRun, without the lock */
  readRun(runId: string): Promise<StoredRun | null>;
  /** locks the run's row until the transaction ends; null when it does not exist */
  lockRun(runId: string): Promise<StoredRun | null>;
  steps(runId: string): Promise<StoredStep[]>;
  insertSteps(run: StoredRun, steps: readonly NewStep[]): Promise<StoredStep[]>;
  /** compare-and-set on the fence (and that the step is not settled); false when somebody else was first */
  settleStep(stepId: string, fence: number | null, change: StepChange): Promise<boolean>;
  coveringTask(taskId: string): Promise<CoveringTask | null>;
  openTask(run: StoredRun, task: NewTask): Promise<{ id: string; number: number; dueAt: Date | null }>;
  setRunStatus(
    runId: string,
    status: RunStatus,
    change: { response: RunResponse | null; error: JsonObject | null; ended: boolean },
  ): Promise<void>;
  /** event for the durable engine, sent after commit, delivered at least once */
  emit(events: readonly { id: string; name: string; data: JsonObject }[]): Promise<void>;
  audit(workspaceId: string, records: readonly AuditRecord[]): Promise<void>;
  /** wakes live pages and waiting responders after commit */
  notify(workspaceId: string, changes: readonly { kind: "run" | "task"; id: string }[]): Promise<void>;
}

/** What `run-step` needs besides: leases on steps, by the database's clock. */
export interface StepStore extends RunStore {
  /** compare-and-set from ready, or from a running step whose lease has lapsed (its process died), to running */
  claimStep(stepId: string, leaseMs: number): Promise<Claim>;
  /** keeps what is about to be sent, before it is sent */
  recordPayload(stepId: string, fence: number, payload: EffectPayload, payloadHash: string): Promise<boolean>;
  renewLease(stepId: string, fence: number, leaseMs: number): Promise<boolean>;
  /** back to ready, to be taken again after the pause; `sent`: this or an earlier attempt may have arrived */
  releaseStep(
    stepId: string,
    fence: number,
    readyInMs: number,
    why: { message: string; sent: boolean },
  ): Promise<boolean>;
  recordAiCall(run: StoredRun, step: StoredStep, performed: Performed): Promise<void>;
}
