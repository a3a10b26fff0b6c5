import type { Inngest } from "inngest";
import { serve } from "inngest/edge";
import { expect, test } from "vitest";
import { registeredFunctions } from "./registration";
import { sampleApp, testSigningKey } from "./test-engine";

type Settings = Parameters<Inngest["createFunction"]>[0];

const register = (settings: Settings, key = testSigningKey) => {
  const { client } = sampleApp();
  return registeredFunctions(
    serve({ client, functions: [client.createFunction(settings, () => null)] }),
    key,
  );
};
const base = { id: "f", triggers: [{ event: "e" }] } satisfies Settings;

test("a function's limits, priority, schedule and failure handler are known", async () => {
  const plans = await register({
    ...base,
    triggers: [{ event: "e", if: "event.data.kind == 'a'" }, { cron: "*/5 * * * *" }],
    retries: 2,
    concurrency: [{ limit: 3, key: "event.data.workspaceId" }],
    priority: { run: "event.data.priority" },
    onFailure: () => null,
  });
  expect(plans).toEqual([
    {
      id: "sample-f",
      maxAttempts: 3,
      events: [{ name: "e", condition: { field: "data.kind", value: '"a"' } }],
      crons: ["*/5 * * * *"],
      limits: [{ limit: 3, name: "sample-f#0", key: "data.workspaceId" }],
      priority: "data.priority",
    },
    {
      id: "sample-f-failure",
      maxAttempts: 2,
      events: [
        { name: "inngest/function.failed", condition: { field: "data.function_id", value: '"sample-f"' } },
      ],
      crons: [],
      limits: [],
      priority: null,
    },
  ]);
});

test("what the executor does not do is refused by name, not ignored", async () => {
  const refused: [Settings, RegExp][] = [
    [{ ...base, debounce: { period: "5s" } }, /debounce/],
    [{ ...base, rateLimit: { limit: 1, period: "1m" } }, /rateLimit/],
    [{ ...base, throttle: { limit: 1, period: "1m" } }, /throttle/],
    [{ ...base, batchEvents: { maxSize: 2, timeout: "5s" } }, /batchEvents/],
    [{ ...base, idempotency: "event.data.id" }, /idempotency/],
    [{ ...base, singleton: { mode: "skip" } }, /singleton/],
    [{ ...base, timeouts: { finish: "1m" } }, /timeouts/],
    [{ ...base, cancelOn: [{ event: "stop" }] }, /cancel/],
    [{ ...base, concurrency: [{ limit: 1, key: "event.data.a + event.data.b" }] }, /concurrency key/],
    [{ ...base, priority: { run: "event.data.vip ? 10 : 0" } }, /priority/],
    [{ ...base, triggers: [{ event: "e", if: "event.data.n > 3" }] }, /trigger condition/],
    [{ ...base, triggers: [{ cron: "TZ=Europe/Paris 0 9 * * *" }] }, /schedule/],
    [{ ...base, triggers: [{ event: "inngest/function.finished" }] }, /function.finished/],
  ];
  for (const [settings, reason] of refused) await expect(register(settings)).rejects.toThrow(reason);
});

test("a wrong signing key is told at once", async () => {
  await expect(register(base, `signkey-prod-${"ff".repeat(32)}`)).rejects.toThrow(/signing key/);
});
