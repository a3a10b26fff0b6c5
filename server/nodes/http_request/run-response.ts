import type { JsonObject, JsonValue } from "@/server/domain/json";
import { PerformError } from "@/server/domain/run/perform-error";
import { isTooDeep, storable } from "@/server/domain/storable";
import type { Delivery } from "@/server/domain/task/task";
import type { HttpResponse } from "@/server/engine/ports";

const keptHeader =
  /^(content-type|etag|last-modified|location|retry-after|x-request-id|x-ratelimit-[a-z-]{1,40})$/;

/** JSON where it is JSON, else the text as it came. */
function bodyOf({ body, headers }: HttpResponse): JsonValue {
  if (!/[/+]json\b/i.test(headers["content-type"] ?? "")) return storable(body);
  try {
    const parsed = JSON.parse(body) as JsonValue;
    return isTooDeep(parsed) ? storable(body) : storable(parsed);
  } catch {
    return storable(body);
  }
}

/** What later steps see of an answer. */
export function responseOutput(response: HttpResponse): JsonObject {
  const headers = Object.entries(response.headers).filter(([name]) => keptHeader.test(name));
  return { status: response.status, body: bodyOf(response), headers: storable(Object.fromEntries(headers)) };
}

/** Retry-After in milliseconds: seconds, or a date against `now` (ms); null when it says nothing readable. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? "";
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1_000;
  const at = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/**
 * Which failure an answer is; null when it went well (2xx). 429, and 503 to what may be repeated, ask to wait; any
 * other 5xx may have done its work before it failed.
 */
export function failureOf(response: HttpResponse, delivery: Delivery, now: number): PerformError | null {
  const { status, headers } = response;
  // 303 is how a target says that it has taken something and where the result is.
  if ((status >= 200 && status <= 299) || status === 303) return null;
  const details = { status, body: storable(response.body.slice(0, 2_000)) };
  const after = retryAfterMs(headers["retry-after"], now);
  const error = (kind: PerformError["kind"], message: string, wait: number | null = null) =>
    new PerformError(kind, message, wait, details);
  if (status === 429) return error("busy", "The address asked to wait (429). Nothing was taken yet.", after);
  if (status === 503 && after !== null && delivery !== "keyless") {
    return error("busy", "The address is busy (503) and asked to wait.", after);
  }
  if (status >= 500 || status === 302)
    return error("ambiguous", `The address answered with ${status}; it may or may not have taken this.`);
  if (status >= 300 && status <= 399) {
    return error("rejected", `The address has moved (${status}) and was not followed: enter the new one.`);
  }
  return error("rejected", `The address refused this (${status}).`);
}
