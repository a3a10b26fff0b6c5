-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('owner', 'admin', 'builder', 'approver', 'auditor');

-- CreateEnum
CREATE TYPE "RunMode" AS ENUM ('live', 'play');

-- CreateEnum
CREATE TYPE "RunStatus" AS ENUM ('queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "StepStatus" AS ENUM ('ready', 'running', 'waiting', 'succeeded', 'failed', 'skipped', 'uncertain', 'cancelled');

-- CreateEnum
CREATE TYPE "TaskKind" AS ENUM ('approval', 'uncertain');

-- CreateEnum
CREATE TYPE "TaskStatus" AS ENUM ('open', 'decided', 'expired', 'withdrawn');

-- CreateEnum
CREATE TYPE "DecisionStatus" AS ENUM ('held', 'counted', 'withdrawn', 'voided');

-- CreateEnum
CREATE TYPE "ConnectionKind" AS ENUM ('http_header', 'http_bearer', 'openai');

-- CreateEnum
CREATE TYPE "AddressKind" AS ENUM ('form', 'webhook');

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "failedSignIns" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(6),
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "workspaceId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("workspaceId","userId")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "userAgent" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(6) NOT NULL,
    "revokedAt" TIMESTAMPTZ(6),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "invitedBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(6) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(6),
    "revokedAt" TIMESTAMPTZ(6),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workflow" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "draft" JSONB NOT NULL,
    "draftRevision" INTEGER NOT NULL DEFAULT 0,
    "draftBy" UUID,
    "activeVersionId" UUID,
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(6),

    CONSTRAINT "workflow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_revision" (
    "workflowId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "operations" JSONB NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_revision_pkey" PRIMARY KEY ("workflowId","revision")
);

-- CreateTable
CREATE TABLE "workflow_version" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "workflowId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "publishedBy" UUID NOT NULL,
    "publishedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workflow_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trigger_address" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "workflowId" UUID NOT NULL,
    "nodeId" TEXT NOT NULL,
    "kind" "AddressKind" NOT NULL,
    "token" TEXT NOT NULL,
    "secret" JSONB,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "trigger_address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "addressId" UUID NOT NULL,
    "signature" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("addressId","signature")
);

-- CreateTable
CREATE TABLE "run" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "workspaceId" UUID NOT NULL,
    "workflowId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "mode" "RunMode" NOT NULL DEFAULT 'live',
    "clockOffsetMs" BIGINT NOT NULL DEFAULT 0,
    "status" "RunStatus" NOT NULL DEFAULT 'queued',
    "title" TEXT NOT NULL DEFAULT '',
    "triggerNodeId" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "parentStepId" UUID,
    "startedBy" UUID,
    "response" JSONB,
    "error" JSONB,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(6),

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "step" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "nodeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "iteration" TEXT NOT NULL DEFAULT '',
    "status" "StepStatus" NOT NULL,
    "port" TEXT,
    "payload" JSONB,
    "payloadHash" TEXT,
    "output" JSONB,
    "error" JSONB,
    "reasons" JSONB,
    "coveredBy" UUID,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMPTZ(6),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "deaths" INTEGER NOT NULL DEFAULT 0,
    "readyAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(6),
    "endedAt" TIMESTAMPTZ(6),

    CONSTRAINT "step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "workspaceId" UUID NOT NULL,
    "workflowId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "stepId" UUID NOT NULL,
    "kind" "TaskKind" NOT NULL DEFAULT 'approval',
    "status" "TaskStatus" NOT NULL DEFAULT 'open',
    "ask" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "fields" JSONB NOT NULL,
    "evidence" JSONB NOT NULL,
    "guidelines" TEXT NOT NULL DEFAULT '',
    "outcomes" JSONB NOT NULL,
    "coverage" JSONB NOT NULL,
    "payloadHash" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "risk" TEXT NOT NULL DEFAULT 'read',
    "dueAt" TIMESTAMPTZ(6),
    "expiryPort" TEXT,
    "outcome" TEXT,
    "answer" JSONB,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(6),
    "openedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_candidate" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "userId" UUID,
    "role" "Role",

    CONSTRAINT "task_candidate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "status" "DecisionStatus" NOT NULL DEFAULT 'counted',
    "payloadHash" TEXT NOT NULL,
    "edits" JSONB,
    "comment" TEXT NOT NULL DEFAULT '',
    "surface" TEXT NOT NULL DEFAULT 'inbox',
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correction" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "workflowId" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "nodeId" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "shown" JSONB,
    "corrected" JSONB,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "ConnectionKind" NOT NULL,
    "account" TEXT NOT NULL DEFAULT '',
    "settings" JSONB NOT NULL,
    "allowedHosts" TEXT[],
    "secret" JSONB NOT NULL,
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(6),

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ai_call" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "stepId" UUID NOT NULL,
    "nodeId" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "modelVersion" TEXT NOT NULL,
    "confidence" DOUBLE PRECISION,
    "port" TEXT NOT NULL,
    "inputTokens" INTEGER,
    "outputTokens" INTEGER,
    "durationMs" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ai_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_table" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(6),

    CONSTRAINT "data_table_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_row" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "tableId" UUID NOT NULL,
    "values" JSONB NOT NULL,
    "effectKey" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_row_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "sendAfter" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sends" INTEGER NOT NULL DEFAULT 0,
    "sentAt" TIMESTAMPTZ(6),
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "actor" JSONB NOT NULL,
    "event" TEXT NOT NULL,
    "workflowId" UUID,
    "runId" UUID,
    "taskId" UUID,
    "data" JSONB NOT NULL,
    "txid" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "workspaceId" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "entryId" BIGINT NOT NULL,
    "previous" TEXT NOT NULL,
    "leaf" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sealedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("workspaceId","seq")
);

-- CreateTable
CREATE TABLE "office" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "epoch" BIGINT NOT NULL DEFAULT 0,
    "renewedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "data" JSONB,

    CONSTRAINT "office_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "membership_userId_idx" ON "membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "session_tokenHash_key" ON "session"("tokenHash");

-- CreateIndex
CREATE INDEX "session_userId_idx" ON "session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_tokenHash_key" ON "invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "invitation_workspaceId_idx" ON "invitation"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "workflow_activeVersionId_key" ON "workflow"("activeVersionId");

-- CreateIndex
CREATE INDEX "workflow_workspaceId_archivedAt_idx" ON "workflow"("workspaceId", "archivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "workflow_version_workflowId_number_key" ON "workflow_version"("workflowId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "trigger_address_token_key" ON "trigger_address"("token");

-- CreateIndex
CREATE UNIQUE INDEX "trigger_address_workflowId_nodeId_key" ON "trigger_address"("workflowId", "nodeId");

-- CreateIndex
CREATE INDEX "webhook_delivery_receivedAt_idx" ON "webhook_delivery"("receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "run_number_key" ON "run"("number");

-- CreateIndex
CREATE INDEX "run_workspaceId_createdAt_idx" ON "run"("workspaceId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "run_workflowId_createdAt_idx" ON "run"("workflowId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "run_parentStepId_idx" ON "run"("parentStepId");

-- CreateIndex
CREATE UNIQUE INDEX "run_workflowId_idempotencyKey_key" ON "run"("workflowId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "step_workspaceId_kind_idx" ON "step"("workspaceId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "step_runId_nodeId_iteration_key" ON "step"("runId", "nodeId", "iteration");

-- CreateIndex
CREATE UNIQUE INDEX "task_number_key" ON "task"("number");

-- CreateIndex
CREATE INDEX "task_workspaceId_status_dueAt_idx" ON "task"("workspaceId", "status", "dueAt");

-- CreateIndex
CREATE INDEX "task_runId_idx" ON "task"("runId");

-- CreateIndex
CREATE INDEX "task_stepId_idx" ON "task"("stepId");

-- CreateIndex
CREATE INDEX "task_candidate_taskId_idx" ON "task_candidate"("taskId");

-- CreateIndex
CREATE INDEX "task_candidate_workspaceId_userId_idx" ON "task_candidate"("workspaceId", "userId");

-- CreateIndex
CREATE INDEX "decision_taskId_idx" ON "decision"("taskId");

-- CreateIndex
CREATE INDEX "correction_workflowId_nodeId_idx" ON "correction"("workflowId", "nodeId");

-- CreateIndex
CREATE INDEX "connection_workspaceId_idx" ON "connection"("workspaceId");

-- CreateIndex
CREATE INDEX "ai_call_workspaceId_createdAt_idx" ON "ai_call"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "ai_call_stepId_idx" ON "ai_call"("stepId");

-- CreateIndex
CREATE INDEX "data_table_workspaceId_idx" ON "data_table"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "data_row_effectKey_key" ON "data_row"("effectKey");

-- CreateIndex
CREATE INDEX "data_row_tableId_createdAt_idx" ON "data_row"("tableId", "createdAt");

-- CreateIndex
CREATE INDEX "audit_entry_workspaceId_id_idx" ON "audit_entry"("workspaceId", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_workspaceId_event_id_idx" ON "audit_entry"("workspaceId", "event", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_runId_idx" ON "audit_entry"("runId");

-- CreateIndex
CREATE INDEX "audit_entry_taskId_idx" ON "audit_entry"("taskId");

-- CreateIndex
CREATE UNIQUE INDEX "audit_seal_entryId_key" ON "audit_seal"("entryId");

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflow" ADD CONSTRAINT "workflow_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflow" ADD CONSTRAINT "workflow_activeVersionId_fkey" FOREIGN KEY ("activeVersionId") REFERENCES "workflow_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_revision" ADD CONSTRAINT "draft_revision_workflowId_fkey" FOREIGN KEY ("workflowId") REFERENCES "workflow"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflow_version" ADD CONSTRAINT "workflow_version_workflowId_fkey" FOREIGN KEY ("workflowId") REFERENCES "workflow"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trigger_address" ADD CONSTRAINT "trigger_address_workflowId_fkey" FOREIGN KEY ("workflowId") REFERENCES "workflow"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step" ADD CONSTRAINT "step_runId_fkey" FOREIGN KEY ("runId") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_runId_fkey" FOREIGN KEY ("runId") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_candidate" ADD CONSTRAINT "task_candidate_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_row" ADD CONSTRAINT "data_row_tableId_fkey" FOREIGN KEY ("tableId") REFERENCES "data_table"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- One person answers a task once: at most one decision that is held or counted.
CREATE UNIQUE INDEX "decision_one_per_person" ON "decision" ("taskId", "userId") WHERE "status" IN ('held', 'counted');

-- Work that the sweep looks for, and nothing else.
CREATE INDEX "step_at_work" ON "step" ("readyAt") WHERE "status" IN ('ready', 'running');
CREATE INDEX "run_unfinished" ON "run" ("workspaceId") WHERE "status" IN ('queued', 'running', 'waiting');
CREATE INDEX "task_open_due" ON "task" ("dueAt") WHERE "status" = 'open';
CREATE INDEX "outbox_unsent" ON "outbox" ("sendAfter") WHERE "sentAt" IS NULL;
CREATE INDEX "audit_entry_text" ON "audit_entry" USING gin ("data" jsonb_path_ops);

-- The audit is append-only, whoever asks.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "audit_entry_no_truncate" BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "audit_seal_append_only" BEFORE UPDATE OR DELETE ON "audit_seal" FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "audit_seal_no_truncate" BEFORE TRUNCATE ON "audit_seal" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

-- The one clock: the database's, shifted in play mode by the run's own offset.
CREATE FUNCTION "run_now"("run_id" uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT clock_timestamp() + make_interval(secs => r."clockOffsetMs" / 1000.0) FROM "run" r WHERE r."id" = "run_id"
$$;
