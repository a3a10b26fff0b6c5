import { z } from "zod";
import { type Equality, parseEquality, parseEventPath } from "./expression";
import { type Handler, signatureOf } from "./protocol";

const setting = z.unknown().optional();
const functionConfig = z.looseObject({
  id: z.string().min(1),
  triggers: z.array(
    z.union([
      z.looseObject({ event: z.string(), expression: z.string().nullish() }),
      z.looseObject({ cron: z.string(), jitter: setting }),
    ]),
  ),
  steps: z.record(
    z.string(),
    z.looseObject({ retries: z.looseObject({ attempts: z.number().int() }).optional() }),
  ),
  concurrency: setting,
  priority: z.looseObject({ run: z.string().optional() }).optional(),
});
const limit = z.looseObject({
  limit: z.number().int().positive(),
  key: z.string().optional(),
  scope: z.enum(["fn", "env", "account"]).default("fn"),
});

/** A function as the executor knows it. */
export interface FunctionPlan {
  readonly id: string;
  readonly maxAttempts: number;
  readonly events: readonly { name: string; condition: Equality | null }[];
  readonly crons: readonly string[];
  /** `key` is a path into the event, or null for one count over all */
  readonly limits: readonly { limit: number; name: string; key: string | null }[];
  readonly priority: string | null;
}

const unknownSettings = [
  "idempotency",
  "batchEvents",
  "rateLimit",
  "throttle",
  "debounce",
  "timeouts",
  "singleton",
  "cancel",
] as const;
const knownInternalEvents = new Set(["inngest/function.failed"]);

/**
 * Asks the handler for its functions, as a server does when it syncs an app.
 * Throws an Error with a sentence that names the function and the setting, when one asks for what this executor does
 * not do: it is better not to start than to ignore a limit.
 */
export async function registeredFunctions(handler: Handler, signingKey: string): Promise<FunctionPlan[]> {
  const body = JSON.stringify({ url: "http://engine.internal/api/inngest" });
  const response = await handler(
    new Request("http://engine.internal/api/inngest", {
      method: "PUT",
      body,
      headers: {
        "content-type": "application/json",
        host: "engine.internal",
        "x-inngest-sync-kind": "in_band",
        "x-inngest-signature": signatureOf(body, signingKey),
      },
    }),
  );
  const text = await response.text();
  if (response.status !== 200) {
    throw new Error(
      `The functions could not be registered (${response.status}): ${text.slice(0, 500)}. Check the signing key.`,
    );
  }
  return z
    .object({ functions: z.array(functionConfig) })
    .parse(JSON.parse(text))
    .functions.map(planOf);
}

type FunctionConfig = z.infer<typeof functionConfig>;

function planOf(config: FunctionConfig): FunctionPlan {
  const refuse = (what: string): never => {
    throw new Error(`The function "${config.id}" asks for ${what}, which the embedded executor does not do.`);
  };
  for (const name of unknownSettings) {
    const value = config[name];
    if (value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)) refuse(name);
  }
  const plan = {
    id: config.id,
    maxAttempts: (config.steps.step?.retries?.attempts ?? 4) + 1,
    events: [] as { name: string; condition: Equality | null }[],
    crons: [] as string[],
    limits: limitsOf(config, refuse),
    priority: null as string | null,
  };
  for (const trigger of config.triggers) {
    if ("cron" in trigger && typeof trigger.cron === "string") {
      if (trigger.jitter) refuse("jitter on a schedule");
      if (!/^\S+( \S+){4}$/.test(trigger.cron))
        refuse(`the schedule "${trigger.cron}" (time zones included)`);
      plan.crons.push(trigger.cron);
    } else if ("event" in trigger && typeof trigger.event === "string") {
      if (trigger.event.startsWith("inngest/") && !knownInternalEvents.has(trigger.event)) {
        refuse(`the event ${trigger.event}`);
      }
      const text = typeof trigger.expression === "string" ? trigger.expression : "";
      const condition = text ? parseEquality(text, "event") : null;
      if (text && !condition) refuse(`the trigger condition ${text} (only one equality with a literal)`);
      plan.events.push({ name: trigger.event, condition });
    }
  }
  if (config.priority?.run) {
    plan.priority =
      parseEventPath(config.priority.run) ??
      refuse(`the priority ${config.priority.run} (only event.data.x)`);
  }
  return plan;
}

function limitsOf(config: FunctionConfig, refuse: (what: string) => never): FunctionPlan["limits"] {
  if (config.concurrency === undefined || config.concurrency === null) return [];
  const list = Array.isArray(config.concurrency) ? config.concurrency : [config.concurrency];
  return list.map((entry: unknown, index) => {
    const parsed = limit.parse(typeof entry === "number" ? { limit: entry } : entry);
    const key = parsed.key === undefined ? null : parseEventPath(parsed.key);
    if (parsed.key !== undefined && key === null)
      refuse(`the concurrency key ${parsed.key} (only event.data.x)`);
    const scope = parsed.scope === "fn" ? `${config.id}#${index}` : `${parsed.scope}:${parsed.key ?? ""}`;
    return { limit: parsed.limit, name: scope, key };
  });
}
