import "server-only";
import { cut } from "@/server/domain/cut";
import { AppError } from "@/server/domain/errors";
import { dateOf, numberOf, truthOf } from "@/server/domain/expression/convert";
import { resolveRef, textOf } from "@/server/domain/expression/template";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { isTooDeep, storable } from "@/server/domain/storable";
import type { TriggerRunner } from "@/server/engine/ports";
import type { WebhookTriggerConfig } from "./spec";

type BodyField = WebhookTriggerConfig["fields"][number];

/** Headers that may carry a credential or a signature are not kept with the run. */
const secretHeader = /auth|cookie|signature|secret|token|key|password/i;
const keptHeader = /^(content-type|user-agent|x-[a-z0-9-]{1,80})$/;

function keptHeaders(headers: JsonValue | undefined): JsonObject {
  if (headers === null || typeof headers !== "object" || Array.isArray(headers)) return {};
  const kept = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name, value]) => typeof value === "string" && keptHeader.test(name) && !secretHeader.test(name))
    .slice(0, 20);
  return Object.fromEntries(kept.map(([name, value]) => [name, cut(textOf(value), 500)]));
}

/** The value at a dotted path of the body, own keys only. */
function valueAt(body: JsonValue, path: string): JsonValue | undefined {
  return resolveRef({ node: "event", path: ["body", ...path.split(".")] }, { event: { body } });
}

function fits(value: JsonValue, type: BodyField["type"]): boolean {
  switch (type) {
    case "text":
      return typeof value !== "object";
    case "number":
      return numberOf(value) !== null;
    case "boolean":
      return truthOf(value) !== null;
    case "date":
      return dateOf(value) !== null;
    case "list":
      return Array.isArray(value);
    case "object":
      return value !== null && typeof value === "object" && !Array.isArray(value);
  }
}

const nouns = {
  text: "text",
  number: "a number",
  boolean: "true or false",
  date: "a date",
  list: "a list",
  object: "an object",
};

function problemWith(field: BodyField, body: JsonValue): string | null {
  const value = valueAt(body, field.path);
  if (value === undefined || value === null || value === "") {
    return field.required ? `“${field.path}” is missing.` : null;
  }
  return fits(value, field.type) ? null : `“${field.path}” must be ${nouns[field.type]}.`;
}

/** The chosen value, else the first text that was declared, else the first in the body. */
function titleOf(config: WebhookTriggerConfig, body: JsonValue): string {
  const declared = [config.titlePath, ...config.fields.map(({ path }) => path)].filter((path) => path !== "");
  const loose =
    body !== null && typeof body === "object" && !Array.isArray(body) ? Object.values(body) : [body];
  const candidates = [...declared.map((path) => valueAt(body, path)), ...loose];
  const found = candidates.find(
    (value) => (typeof value === "string" && value.trim() !== "") || typeof value === "number",
  );
  return cut(textOf(found).replace(/\s+/g, " ").trim(), 120);
}

export const webhookTriggerRunner: TriggerRunner<WebhookTriggerConfig> = {
  nature: "trigger",
  accept(config, event) {
    const raw = event.body ?? null;
    if (isTooDeep(raw)) {
      throw new AppError("bad_input", "This data nests deeper than 64 levels, so it was not taken.");
    }
    const body = storable(raw);
    const problems = config.fields.flatMap((field) => {
      const message = problemWith(field, body);
      return message ? [{ key: field.path, message }] : [];
    });
    if (problems.length > 0) {
      throw new AppError("bad_input", "The data is not as this workflow expects it. No run was started.", {
        fields: problems,
      });
    }
    const output = { body, headers: keptHeaders(event.headers), receivedAt: textOf(event.receivedAt) };
    return { output, title: titleOf(config, body) };
  },
};
