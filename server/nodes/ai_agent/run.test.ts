import { describe, expect, test } from "vitest";
import { readAgentOutput } from "@/server/domain/intelligence/agent-output";
import { type AiAnswer, AiFailure } from "@/server/domain/intelligence/provider";
import { contextWith, inputWith } from "@/server/nodes/test-input";
import { aiAgentRunner } from "./run";
import { type AiAgentConfig, aiAgent } from "./spec";

const labels = [
  { name: "Card", description: "" },
  { name: "Refund", description: "" },
];
const classify: AiAgentConfig = {
  ...aiAgent.start,
  task: { kind: "classify", labels, examples: [] },
  input: [{ node: "form", path: ["fields", "message"] }],
  reviewFirst: 0,
};
const extract: AiAgentConfig = {
  ...classify,
  task: {
    kind: "extract",
    fields: [
      { key: "total", label: "Total due", type: "number", description: "", required: true },
      { key: "iban", label: "IBAN", type: "text", description: "", required: false },
    ],
  },
};
const source = "My card, total 12";
const good: AiAnswer = {
  answer: { label: "Card" },
  confidence: 0.91,
  perField: { label: 0.91 },
  spans: {},
  alternatives: { label: [{ value: "Refund", confidence: 0.09 }] },
  outOfScope: false,
  method: "Built-in",
  modelVersion: "m-1",
  usage: null,
};
const read: AiAnswer = {
  ...good,
  answer: { total: 12, iban: null },
  perField: { total: 0.95, iban: null },
  spans: { total: { start: 15, end: 17 } },
  alternatives: {},
};

async function ask(
  config: AiAgentConfig,
  ai: () => Promise<AiAnswer>,
  message: string | null = source,
  reviewed = 0,
) {
  const input = inputWith({ form: { fields: { message, amount: 900 } } }, "agent");
  const payload = aiAgentRunner.materialise(config, input);
  return aiAgentRunner.perform(
    config,
    payload,
    contextWith({ ai, reviewedCount: async () => reviewed }, input),
  );
}
const codes = (performed: Awaited<ReturnType<typeof ask>>) => performed.reasons?.map(({ code }) => code);

describe("a sure answer", () => {
  test("goes on alone and is recorded as an agent's answer", async () => {
    const performed = await ask(classify, async () => good);
    expect(performed.port).toBe("confident");
    expect(performed.reasons).toEqual([]);
    expect(performed.aiCall).toMatchObject({
      method: "Built-in",
      modelVersion: "m-1",
      confidence: 0.91,
      usage: null,
    });
    expect(performed.output).toEqual({
      answer: { label: "Card" },
      confidence: 0.91,
      perField: { label: 0.91 },
      alternatives: { label: [{ value: "Refund", confidence: 0.09 }] },
      spans: {},
      options: { label: ["Card", "Refund"] },
      method: "Built-in",
      model: "m-1",
      source,
      reasons: [],
    });
    expect(readAgentOutput(performed.output)).not.toBeNull();
  });
});

describe("goes to a person with the reason", () => {
  test.each<[string, Partial<AiAnswer>, string]>([
    ["below the threshold", { confidence: 0.79 }, "low_confidence"],
    ["no confidence", { confidence: null }, "low_confidence"],
    ["confidence above 1", { confidence: 97 }, "low_confidence"],
    ["confidence below 0", { confidence: -0.1 }, "low_confidence"],
    ["confidence that is no number", { confidence: Number.NaN }, "low_confidence"],
    ["confidence that is text", { confidence: "0.99" as unknown as number }, "low_confidence"],
    ["confidence that is missing", { confidence: undefined as unknown as null }, "low_confidence"],
    ["a label nobody defined", { answer: { label: "Pizza" } }, "answer_did_not_fit"],
    ["no label", { answer: {} }, "answer_did_not_fit"],
    ["out of scope", { outOfScope: true }, "out_of_scope"],
  ])("%s", async (_name, change, code) => {
    const performed = await ask(classify, async () => ({ ...good, ...change }));
    expect(performed.port).toBe("needs_review");
    expect(codes(performed)).toContain(code);
    const output = readAgentOutput(performed.output);
    expect(output?.reasons.length).toBe(performed.reasons?.length);
  });

  test.each([
    [new AiFailure("unavailable", "The service did not answer."), "ai_unavailable"],
    [new AiFailure("refused", "It would not say."), "ai_unavailable"],
    [new AiFailure("invalid", "It was not JSON."), "answer_did_not_fit"],
    [new TypeError("cannot read properties of undefined"), "ai_unavailable"],
  ])("%s is never an exception", async (failure, code) => {
    const performed = await ask(classify, () => Promise.reject(failure));
    expect(performed.port).toBe("needs_review");
    expect(codes(performed)).toEqual([code]);
    expect(readAgentOutput(performed.output)).toMatchObject({
      answer: { label: null },
      confidence: null,
      source,
    });
    expect(JSON.stringify(performed.output)).not.toContain("cannot read");
  });

  test("an abort of our own is no answer at all: the step goes again", async () => {
    const input = inputWith({ form: { fields: { message: source } } });
    const stop = new AbortController();
    const context = {
      ...contextWith({ ai: () => Promise.reject(new Error("aborted")) }, input),
      signal: stop.signal,
    };
    stop.abort();
    await expect(
      aiAgentRunner.perform(classify, aiAgentRunner.materialise(classify, input), context),
    ).rejects.toThrow();
  });

  test("no text to work on: the provider is not even asked", async () => {
    const performed = await ask(classify, () => Promise.reject(new Error("asked")), null);
    expect(codes(performed)).toEqual(["field_missing"]);
  });

  test("the first N, until that many were reviewed", async () => {
    const first = { ...classify, reviewFirst: 3 };
    expect(codes(await ask(first, async () => good, source, 2))).toEqual(["new_workflow"]);
    expect((await ask(first, async () => good, source, 3)).port).toBe("confident");
  });

  test("a field that is required and was not found, or is not sure", async () => {
    expect((await ask(extract, async () => read)).port).toBe("confident");
    expect(codes(await ask(extract, async () => ({ ...read, answer: { iban: "DE" } })))).toContain(
      "field_missing",
    );
    expect(codes(await ask(extract, async () => ({ ...read, perField: { total: 0.5 } })))).toEqual([
      "low_confidence",
    ]);
  });
});

describe("risk rules", () => {
  const rule = (node: string, path: string[], value: string): AiAgentConfig["riskRules"][number] => ({
    field: { node, path },
    type: "number",
    operator: "more_than",
    value: [value],
  });

  test("look at earlier values and at the agent's own answer", async () => {
    const upstream = { ...extract, riskRules: [rule("form", ["fields", "amount"], "500")] };
    expect((await ask(upstream, async () => read)).reasons).toEqual([
      { code: "high_risk", rules: ["Amount is more than 500"] },
    ]);
    const own = { ...extract, riskRules: [rule("agent", ["answer", "total"], "10")] };
    expect((await ask(own, async () => read)).reasons).toEqual([
      { code: "high_risk", rules: ["Total due is more than 10"] },
    ]);
    expect(
      (await ask({ ...extract, riskRules: [rule("agent", ["answer", "total"], "100")] }, async () => read))
        .port,
    ).toBe("confident");
  });

  test("that cannot be checked ask too, except about an answer that there is not", async () => {
    const unread = { ...extract, riskRules: [rule("agent", ["answer", "iban"], "1")] };
    expect((await ask(unread, async () => read)).port).toBe("needs_review");
    const failed = await ask(unread, () => Promise.reject(new AiFailure("unavailable", "Down.")));
    expect(codes(failed)).toEqual(["ai_unavailable"]);
  });
});

test("what a provider says is kept only as far as it can be: places outside the text, halves of letters", async () => {
  const odd = {
    ...read,
    answer: { total: 12, iban: "a\u0000\ud800" },
    spans: { total: { start: 3, end: 900 }, iban: { start: 2, end: 1 } },
  };
  const { output } = await ask(extract, async () => odd);
  expect(output).toMatchObject({ spans: {}, answer: { iban: "a\uFFFD\uFFFD" } });
});

test("a draft is asked for with the run's values filled in", async () => {
  const draft: AiAgentConfig = {
    ...classify,
    task: { kind: "draft", template: ["About: ", { node: "form", path: ["fields", "message"] }] },
  };
  let asked: unknown;
  const input = inputWith({ form: { fields: { message: source } } });
  const ai: NonNullable<Parameters<typeof contextWith>[0]["ai"]> = async (request) => {
    asked = request.task;
    return { ...good, answer: { text: "Dear Sam" }, confidence: null };
  };
  const payload = aiAgentRunner.materialise(draft, input);
  const performed = await aiAgentRunner.perform(draft, payload, contextWith({ ai }, input));
  expect(asked).toEqual({ kind: "draft", template: `About: ${source}` });
  expect(performed.port).toBe("needs_review");
});

test("its card says it like a person would", () => {
  expect(aiAgent.summary(classify)).toEqual([
    "Sorts ",
    { ref: { node: "form", path: ["fields", "message"] } },
    " into ",
    { value: "2 labels" },
    ". Below ",
    { value: "80 %" },
    " sure, a person looks.",
  ]);
  expect(aiAgent.issues(classify)).toEqual([]);
  expect(aiAgent.issues(aiAgent.start).map(({ field }) => field)).toEqual(["input", "task"]);
  const stray = {
    ...classify,
    task: { kind: "classify" as const, labels, examples: [{ text: "x", label: "Pizza" }] },
  };
  expect(aiAgent.issues(stray)).toHaveLength(1);
});
