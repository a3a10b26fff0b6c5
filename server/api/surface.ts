import { AppError, errorStatus } from "@/server/domain/errors";
import { log } from "@/server/log";

/** A new id by which a person and the log can speak of one request. */
export function newRequestId(): string {
  return crypto.randomUUID();
}

/**
 * What a caller may know of an error: an AppError as it is; a database that does not answer as `unavailable`;
 * anything else is logged with the request's id and becomes `internal`, without a word of its own.
 */
export function asAppError(error: unknown, requestId: string): AppError {
  if (error instanceof AppError) return error;
  if (isUnreachableDatabase(error)) {
    log.error({ err: error, requestId }, "The database does not answer.");
    return new AppError(
      "unavailable",
      "The database does not answer. Look again in a moment, before you repeat what was not confirmed.",
      {
        requestId,
      },
    );
  }
  log.error({ err: error, requestId }, "A request failed for a reason that nobody foresaw.");
  return new AppError(
    "internal",
    `Something went wrong on our side and nothing was changed. Quote ${requestId} when you report it.`,
    { requestId },
  );
}

/** Prisma's codes for: unreachable, timed out, connection closed, no free connection, no time to begin. */
const unreachable = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "ECONNREFUSED"]);

/** Postgres' own: stopped, crashed, starting up (57P01–03), connection lost (08…); and a socket that just ended. */
const cutOff = /^(57P0[123]|08\w{3})$|`(57P0[123]|08\w{3})`|^Connection (terminated|ended) unexpectedly/;

function isUnreachableDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return unreachable.has(code) || cutOff.test(code) || cutOff.test(error.message);
}

/** An error as `application/problem+json` (RFC 9457) with the status of its code. */
export function problem(error: unknown, requestId: string = newRequestId()): Response {
  const { code, message, details } = asAppError(error, requestId);
  const status = errorStatus[code];
  return new Response(
    JSON.stringify({ type: "about:blank", title: message, status, code, details, requestId }),
    {
      status,
      headers: {
        "content-type": "application/problem+json",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    },
  );
}

/** Runs a plain HTTP handler; whatever it throws leaves as a problem. */
export async function answer(handle: (requestId: string) => Promise<Response> | Response): Promise<Response> {
  const requestId = newRequestId();
  try {
    return await handle(requestId);
  } catch (error) {
    return problem(error, requestId);
  }
}

/**
 * The raw body of a request, read no further than `limit` bytes.
 * Throws `too_large`, also when the sender announced less than it sends, and `bad_input` when it goes away midway.
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new AppError("too_large", `This is larger than the ${Math.round(limit / 1024)} KiB accepted here.`);
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch(() => {
      throw new AppError("bad_input", "The rest of this never arrived, so nothing was done.");
    });
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
