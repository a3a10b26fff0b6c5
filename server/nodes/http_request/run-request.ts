import { cut } from "@/server/domain/cut";
import {
  isRef,
  missingRefs,
  renderText,
  resolveRef,
  resolveTemplate,
  type Scope,
  textOf,
} from "@/server/domain/expression/template";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { storableText } from "@/server/domain/storable";
import type { HttpRequestConfig } from "./config";

/** Values that only a decision supplies stand as marks in private-use characters until it is made. */
const decisionMark = "\uE000";

/**
 * The address. A chip that begins it is taken as it is; any later one is one value inside it and is escaped, so that
 * what it holds can never lead to another host, path or query.
 */
function urlOf(url: HttpRequestConfig["url"], scope: Scope): string {
  const parts = url.map((part, index) => {
    if (!isRef(part)) return index === 0 ? part.trimStart() : part;
    const text = textOf(resolveRef(part, scope));
    return index === 0 ? text.trim() : encodeURIComponent(storableText(text));
  });
  return parts.join("").trimEnd();
}

/** Why it cannot be sent as it stands; null when it can. A hole in an address could name something else entirely. */
function problemOf(config: HttpRequestConfig, url: string, scope: Scope): string | null {
  if (
    missingRefs(config.url, scope).length > 0 ||
    config.url.some((part) => isRef(part) && textOf(resolveRef(part, scope)) === "")
  ) {
    return "A value in the address came empty, so nothing was sent.";
  }
  if (config.url.some((part) => isRef(part) && textOf(resolveRef(part, scope)).includes(decisionMark))) {
    return "The address cannot hold who decided, when or the comment. Nothing was sent.";
  }
  return URL.canParse(url) ? null : `“${cut(url, 200)}” is not a web address, so nothing was sent.`;
}

function contentOf(
  { method, body }: HttpRequestConfig,
  scope: Scope,
): { type: string | null; body: JsonObject } {
  if (method === "GET" || body.kind === "none") return { type: null, body: { kind: "none" } };
  if (body.kind === "text") {
    return {
      type: body.contentType.trim() || "text/plain; charset=utf-8",
      body: { kind: "text", text: renderText(body.text, scope) },
    };
  }
  const fields = body.fields.map(({ key, value }) => [key, resolveTemplate(value, scope) ?? null]);
  return { type: "application/json", body: { kind: "json", value: Object.fromEntries(fields) } };
}

/** What will be sent, without the credential. JSON stays a value here, so that nothing filled in later can break out of it. */
export function requestArgs(config: HttpRequestConfig, scope: Scope): JsonObject {
  const url = urlOf(config.url, scope);
  const problem = problemOf(config, url, scope);
  const { type, body } = contentOf(config, scope);
  const own = config.headers.map(({ name, value }) => [name.toLowerCase(), renderText(value, scope)]);
  const headers = Object.fromEntries([...(type ? [["content-type", type]] : []), ...own]);
  return { method: config.method, url, headers, body, ...(problem ? { problem } : {}) };
}

/** The bytes of a body, as text; null when there is none. */
export function bodyText(body: JsonValue | undefined): string | null {
  if (body === null || typeof body !== "object" || Array.isArray(body)) return null;
  if (body.kind === "json") return JSON.stringify(body.value ?? null);
  return body.kind === "text" ? textOf(body.text) : null;
}

/** Only texts; a header cannot be anything else. */
export function headersOf(headers: JsonValue | undefined): Record<string, string> {
  if (headers === null || typeof headers !== "object" || Array.isArray(headers)) return {};
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, textOf(value)]));
}
