import { z } from "zod";
import { normaliseConfidence } from "@/server/domain/intelligence/confidence";
import {
  type AiAnswer,
  AiFailure,
  type AiRequest,
  type ClassifyTask,
  type ExtractField,
  type ExtractTask,
} from "@/server/domain/intelligence/provider";
import { type Completion, readJson } from "@/server/integrations/ai/openai-compatible/completion";
import { labelProbability } from "@/server/integrations/ai/openai-compatible/label-probability";
import { NONE } from "@/server/integrations/ai/openai-compatible/prompt";
import { quotedPlace } from "@/server/integrations/ai/openai-compatible/quote";

type Part = Pick<AiAnswer, "answer" | "confidence" | "perField" | "spans" | "alternatives" | "outOfScope"> & {
  /** How the confidence came about, in plain words. */
  note: string;
};

const notes = {
  tokens: "confidence from the model's own word probabilities",
  stated: "confidence as the model states it, which is often wrong",
  none: "no confidence given",
} as const;

/** Never fails by its shape: a malformed confidence is no reason to lose an answer, it is a low confidence. */
const confidence = z.unknown().optional();

/** Checks the model's JSON against what was asked and turns it into an answer. @throws AiFailure "invalid" */
export function readAnswer(request: AiRequest, completion: Completion): Part {
  const json = readJson(completion.content);
  switch (request.task.kind) {
    case "classify":
      return classified(
        request.task,
        completion,
        matching(z.strictObject({ label: z.string(), confidence }), json),
      );
    case "extract":
      return extracted(request.task, request, matching(extractSchema(request.task), json));
    case "draft": {
      const drafted = matching(z.strictObject({ text: z.string().trim().min(1), confidence }), json);
      return whole({ text: drafted.text }, drafted.confidence);
    }
  }
}

function classified(
  task: ClassifyTask,
  completion: Completion,
  json: { label: string; confidence?: unknown },
): Part {
  const labels = task.labels.map((label) => label.name);
  if (labels.includes(json.label)) {
    const measured = labelProbability(completion.content, completion.tokens, json.label, [...labels, NONE]);
    const part = whole({ label: json.label }, measured?.confidence ?? json.confidence);
    if (!measured) return part;
    const alternatives = measured.alternatives.filter((other) => labels.includes(other.value));
    return { ...part, note: notes.tokens, alternatives: { label: alternatives } };
  }
  if (json.label !== NONE)
    throw new AiFailure("invalid", "The label it chose is none of this agent's labels.");
  return { ...whole({ label: null }, null), outOfScope: true };
}

function extracted(
  task: ExtractTask,
  request: AiRequest,
  json: z.infer<ReturnType<typeof extractSchema>>,
): Part {
  const part = whole({}, json.confidence);
  for (const field of task.fields) {
    const value = json.values[field.key] ?? null;
    const place = value === null ? null : quotedPlace(request, field, value, json.quotes[field.key] ?? null);
    part.answer[field.key] = value;
    // A value whose quote is not in the text, or does not say it, is worth no confidence.
    part.perField[field.key] = place ? part.confidence : null;
    if (place) part.spans[field.key] = place;
  }
  return part;
}

function whole(answer: AiAnswer["answer"], stated: unknown): Part {
  const known = normaliseConfidence(stated);
  return {
    answer,
    confidence: known,
    perField: Object.fromEntries(Object.keys(answer).map((key) => [key, known])),
    spans: {},
    alternatives: {},
    outOfScope: false,
    note: known === null ? notes.none : notes.stated,
  };
}

const valueTypes = {
  text: z.string().max(20_000),
  number: z.number(),
  date: z.iso.date(),
  boolean: z.boolean(),
  email: z.email(),
} satisfies Record<ExtractField["type"], z.ZodType>;

function extractSchema(task: ExtractTask) {
  const keys = task.fields.map((field) => field.key);
  const values = Object.fromEntries(task.fields.map(({ key, type }) => [key, valueTypes[type].nullable()]));
  const quotes = Object.fromEntries(keys.map((key) => [key, z.string().nullish()]));
  return z.strictObject({
    values: z.strictObject(values),
    quotes: z.strictObject(quotes).default({}),
    confidence,
  });
}

function matching<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join(".");
  throw new AiFailure(
    "invalid",
    where ? `Its part “${where}” was wrong or missing.` : "Its parts were wrong.",
  );
}
