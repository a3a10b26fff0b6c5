import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { BUILT_IN } from "@/server/domain/intelligence/built-in-model";
import { isConfident } from "@/server/domain/intelligence/confidence";
import type { AiAnswer, AiRequest, ClassifyTask } from "@/server/domain/intelligence/provider";
import { BuiltInProvider } from "@/server/integrations/ai/built-in/built-in-provider";

const file = path.join(import.meta.dirname, "../../../../prisma/seed/banking77/support-triage.json");
const row = z.strictObject({ text: z.string().min(1), label: z.string() });
const label = z.strictObject({ name: z.string(), description: z.string(), source: z.string() });
const triage = z
  .strictObject({ labels: z.array(label), examples: z.array(row), messages: z.array(row) })
  .parse(JSON.parse(fs.readFileSync(file, "utf8")));

const provider = new BuiltInProvider();
afterAll(() => provider.stop());

const task: ClassifyTask = { kind: "classify", labels: triage.labels, examples: triage.examples };
const now = "2026-03-10T09:00:00Z";
const ask = (input: string, change: Partial<ClassifyTask> = {}): Promise<AiAnswer> =>
  provider.answer({ task: { ...task, ...change }, instruction: "", input, now });

describe("the shipped sample", () => {
  it("has twelve examples and forty messages per label, and no message among the examples", () => {
    for (const { name } of triage.labels) {
      expect(triage.examples.filter((example) => example.label === name)).toHaveLength(12);
      expect(triage.messages.filter((message) => message.label === name)).toHaveLength(40);
    }
    const known = new Set(triage.examples.map((example) => example.text));
    expect(triage.messages.some((message) => known.has(message.text))).toBe(false);
  });
});

describe("the built-in model on 200 real messages", () => {
  it("sorts nine in ten, knows when it does not know, and is quick", async () => {
    const answers: { message: (typeof triage.messages)[number]; answer: AiAnswer; ms: number }[] = [];
    for (const message of triage.messages) {
      const started = performance.now();
      answers.push({ message, answer: await ask(message.text), ms: performance.now() - started });
    }
    const right = (rows: typeof answers) =>
      rows.filter((r) => r.answer.answer.label === r.message.label).length;
    const alone = (threshold: number) =>
      answers.filter((r) => isConfident(r.answer.confidence, threshold) && !r.answer.outOfScope);
    const table = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95].map((threshold) => {
      const rows = alone(threshold);
      return { threshold, alone: rows.length / 200, right: right(rows) / rows.length };
    });
    const ms = answers.map((r) => r.ms).sort((a, b) => a - b);
    const gaps = answers.map(
      (r) => (r.answer.confidence ?? 0) - Number(r.answer.answer.label === r.message.label),
    );
    console.log(JSON.stringify({ accuracy: right(answers) / 200, medianMs: ms[100], p95Ms: ms[190], table }));

    expect(right(answers) / 200).toBeGreaterThanOrEqual(0.88);
    expect(Math.abs(gaps.reduce((a, b) => a + b, 0) / 200)).toBeLessThan(0.08);
    const template = table.find((line) => line.threshold === 0.8);
    expect(template?.alone).toBeGreaterThan(0.6);
    expect(template?.alone).toBeLessThan(0.8);
    expect(template?.right).toBeGreaterThanOrEqual(0.97);
    expect(ms[100]).toBeLessThan(200);
  });

  it("answers alike every time, and says what it is", async () => {
    const [first, second] = [await ask("Why was I charged twice?"), await ask("Why was I charged twice?")];
    expect(second).toEqual(first);
    expect(first.answer.label).toBe("Charged twice");
    expect(first.method).toBe(BUILT_IN.name);
    expect(first.modelVersion).toMatch(/^use-lite-0\.2\.0\+centroids-1\.[0-9a-f]{8}$/);
    expect(first.alternatives.label).toHaveLength(3);
    const corrected = await ask("Why was I charged twice?", {
      examples: [...triage.examples, { text: "My card was taken twice", label: "Charged twice" }],
    });
    expect(corrected.modelVersion).not.toBe(first.modelVersion);
  });

  it("takes what is far from everything, and what is blank, as out of scope", async () => {
    for (const text of ["The pizza oven needs a new door", "asdf qwer zxcv", "", " \n "]) {
      expect((await ask(text)).outOfScope).toBe(true);
    }
  });

  it("starts from descriptions alone, without a confidence, and says why", async () => {
    const answers = await Promise.all(triage.messages.map((message) => ask(message.text, { examples: [] })));
    const right = answers.filter((answer, i) => answer.answer.label === triage.messages[i]?.label);
    expect(right.length / 200).toBeGreaterThan(0.65);
    expect(answers.every((answer) => answer.confidence === null)).toBe(true);
    const thin = await ask("My card?", {
      examples: triage.examples.filter((e) => e.label !== "Fraud report"),
    });
    expect(thin.confidence).toBeNull();
    expect(thin.method).toContain("“Fraud report” has fewer than 3 examples");
  });

  it("needs labels", async () => {
    await expect(ask("hello", { labels: [], examples: [] })).rejects.toMatchObject({ reason: "invalid" });
  });

  it("reads a very long text in its usual time", async () => {
    const started = performance.now();
    await ask("My card has not arrived. ".repeat(40_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("the other tasks", () => {
  it("extracts by rules, with places and without a confidence", async () => {
    const input =
      "Supplier: Nordwind GmbH\nInvoice date: 3 March 2026\nDue: 03/04/2026\nTotal due EUR 4,280.00";
    const fields = [
      { key: "supplier", label: "Supplier", type: "text" },
      { key: "date", label: "Invoice date", type: "date" },
      { key: "due", label: "Due date", type: "date" },
      { key: "total", label: "Total", type: "number" },
      { key: "iban", label: "IBAN", type: "text" },
    ] as const;
    const request: AiRequest = {
      task: { kind: "extract", fields: fields.map((f) => ({ ...f, description: "", required: true })) },
      instruction: "",
      input,
      now,
    };
    const answer = await provider.answer(request);
    expect(answer).toMatchObject({
      answer: { supplier: "Nordwind GmbH", date: "2026-03-03", due: "2026-04-03", total: 4280, iban: null },
      confidence: null,
      perField: { supplier: null, date: null, due: null, total: null, iban: null },
      alternatives: { due: [{ value: "2026-03-04", confidence: 0 }] },
      method: BUILT_IN.rules,
    });
    const { start, end } = answer.spans.total ?? { start: 0, end: 0 };
    expect(input.slice(start, end)).toBe("4,280.00");
    expect(Object.keys(answer.spans)).not.toContain("iban");
  });

  it("drafts with the builder's own template and never as if a model had written it", async () => {
    const request: AiRequest = {
      task: { kind: "draft", template: "Dear Ann, thank you." },
      instruction: "Be kind.",
      input: "",
      now,
    };
    expect(await provider.answer(request)).toMatchObject({
      answer: { text: "Dear Ann, thank you." },
      confidence: null,
      method: "Your own template, filled in (not written by a model)",
    });
  });

  it("stops with the caller's own reason", async () => {
    const signal = AbortSignal.abort(new Error("the lease is lost"));
    const request: AiRequest = { task, instruction: "", input: "x", now, signal };
    await expect(provider.answer(request)).rejects.toThrow("the lease is lost");
  });
});
