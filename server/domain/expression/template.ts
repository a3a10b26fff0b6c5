import { z } from "zod";
import type { JsonObject, JsonValue } from "@/server/domain/json";

/**
 * A value that a builder composes from plain text and chips. Chips are data, never text that is parsed:
 * there is no expression language to escape from.
 */
export const ref = z.strictObject({
  /** id of the node whose output is read, or "run" for facts of the run itself */
  node: z.string().min(1).max(64),
  path: z.array(z.string().min(1).max(200)).max(12),
});
export type Ref = z.infer<typeof ref>;

export const template = z.array(z.union([z.string().max(20_000), ref])).max(200);
export type Template = z.infer<typeof template>;

/** What templates see: the recorded output of each node of this run, by node id. */
export type Scope = Readonly<Record<string, JsonObject>>;

/** Own keys only, so that "__proto__" and "constructor" are just names without a value. */
export function resolveRef(target: Ref, scope: Scope): JsonValue | undefined {
  let value: JsonValue | undefined = Object.hasOwn(scope, target.node) ? scope[target.node] : undefined;
  for (const key of target.path) {
    if (value === null || typeof value !== "object") return undefined;
    if (Array.isArray(value)) {
      value = /^\d{1,6}$/.test(key) ? value[Number(key)] : undefined;
    } else {
      value = Object.hasOwn(value, key) ? value[key] : undefined;
    }
  }
  return value;
}

/** Text as a person would read it; objects and lists become JSON. */
export function textOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

export function isRef(part: string | Ref): part is Ref {
  return typeof part !== "string";
}

/**
 * The template's value: a lone chip keeps its type, everything else is joined to text; an empty template is "".
 * A chip without a value is `undefined` when alone and empty text otherwise.
 */
export function resolveTemplate(parts: Template, scope: Scope): JsonValue | undefined {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && isRef(only)) return resolveRef(only, scope);
  return renderText(parts, scope);
}

export function renderText(parts: Template, scope: Scope): string {
  return parts.map((part) => (isRef(part) ? textOf(resolveRef(part, scope)) : part)).join("");
}

/** The chips of a template that have no value in this scope. */
export function missingRefs(parts: Template, scope: Scope): Ref[] {
  return parts.filter(isRef).filter((part) => resolveRef(part, scope) === undefined);
}

/** Every chip found anywhere inside a node's configuration. */
export function refsIn(config: unknown): Ref[] {
  const found = ref.safeParse(config);
  if (found.success) return [found.data];
  if (Array.isArray(config)) return config.flatMap(refsIn);
  if (config !== null && typeof config === "object") return Object.values(config).flatMap(refsIn);
  return [];
}
