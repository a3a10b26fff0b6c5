/** Schema of graphile-worker's own tables: not its default name, so that a database it already serves is left alone. */
export const queueSchema = "engine_queue";

/**
 * The executor's tables and the two triggers by which an outbox row is itself the queue entry. Every statement may
 * run again on a database that has them.
 */
export const engineSchema = `
CREATE SCHEMA IF NOT EXISTS engine;

-- One row: whether rows of the outbox go straight into the queue (embedded) or wait for the relay (Inngest server).
CREATE TABLE IF NOT EXISTS engine.setting (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  embedded boolean NOT NULL
);
INSERT INTO engine.setting (embedded) VALUES (true) ON CONFLICT DO NOTHING;

-- Events that functions sent and the engine's own, for the deduplication by id. Those of the product are in the outbox.
CREATE TABLE IF NOT EXISTS engine.event (
  id text NOT NULL,
  name text NOT NULL,
  body jsonb NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (id, name)
);
CREATE INDEX IF NOT EXISTS event_age ON engine.event (received_at);

-- A run has a row from its first recorded step on; when it ended the row stays for a day, so that a message that is
-- delivered again starts nothing.
CREATE TABLE IF NOT EXISTS engine.run (
  id text PRIMARY KEY,
  function_id text NOT NULL,
  event jsonb NOT NULL,
  status text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'completed', 'failed')),
  version int NOT NULL,
  generation int NOT NULL DEFAULT 0,
  attempt int NOT NULL DEFAULT 0,
  started_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX IF NOT EXISTS run_ended ON engine.run (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE IF NOT EXISTS engine.step (
  run_id text NOT NULL REFERENCES engine.run ON DELETE CASCADE,
  id text NOT NULL,
  op text NOT NULL,
  attempt int NOT NULL DEFAULT 0,
  done boolean NOT NULL DEFAULT false,
  state jsonb,
  seq bigint,
  PRIMARY KEY (run_id, id)
);
CREATE SEQUENCE IF NOT EXISTS engine.step_seq;

-- field and value hold the one equality of a waitForEvent; both are empty when it takes any event of the name.
CREATE TABLE IF NOT EXISTS engine.wait (
  run_id text NOT NULL REFERENCES engine.run ON DELETE CASCADE,
  step_id text NOT NULL,
  event text NOT NULL,
  field text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (run_id, step_id)
);
CREATE INDEX IF NOT EXISTS wait_event ON engine.wait (event, field, value);

-- Calls that wait for a free slot of a concurrency key, first come first served within a priority.
CREATE TABLE IF NOT EXISTS engine.parked (
  id bigserial PRIMARY KEY,
  key text NOT NULL,
  priority int NOT NULL,
  since bigint NOT NULL,
  payload jsonb NOT NULL
);
CREATE INDEX IF NOT EXISTS parked_next ON engine.parked (key, priority, since);

CREATE OR REPLACE FUNCTION engine.outbox_sent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT embedded FROM engine.setting) THEN
    NEW."sentAt" := clock_timestamp();
    NEW."sends" := NEW."sends" + 1;
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION engine.enqueue_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  specs ${queueSchema}.job_spec[];
BEGIN
  IF NOT (SELECT embedded FROM engine.setting) THEN
    PERFORM pg_notify('countersign_outbox', '');
    RETURN NULL;
  END IF;
  SELECT array_agg((
    'event',
    json_build_object('id', o."id", 'name', o."name", 'data', o."data",
      'ts', floor(extract(epoch FROM o."createdAt") * 1000)),
    NULL,
    CASE WHEN o."sendAfter" > clock_timestamp() THEN o."sendAfter" END,
    25::smallint,
    NULL,
    engine.job_priority(o."data"),
    NULL
  )::${queueSchema}.job_spec) INTO specs
  FROM fresh o;
  IF specs IS NOT NULL THEN
    PERFORM ${queueSchema}.add_jobs(specs);
  END IF;
  RETURN NULL;
END $$;

-- Inngest counts seconds of advantage upwards, the queue counts downwards.
CREATE OR REPLACE FUNCTION engine.job_priority(data jsonb) RETURNS smallint LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN jsonb_typeof(data->'priority') = 'number'
    THEN (-least(600, greatest(-600, (data->>'priority')::numeric)))::smallint ELSE 0::smallint END
$$;

-- BEFORE also fires for a row that ON CONFLICT then drops, AFTER does not: so the one marks and the other enqueues.
CREATE OR REPLACE TRIGGER engine_sent BEFORE INSERT ON "outbox"
  FOR EACH ROW EXECUTE FUNCTION engine.outbox_sent();
CREATE OR REPLACE TRIGGER engine_enqueue AFTER INSERT ON "outbox"
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION engine.enqueue_outbox();
`;
