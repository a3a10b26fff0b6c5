import { TRPCClientError } from "@trpc/client";
import { type ErrorCode, errorCodes } from "@/server/domain/errors";

const OFFLINE = "The server could not be reached. Nothing was changed; check the connection and try again.";
const UNKNOWN = "Something went wrong on our side. What you entered is still here; try again in a moment.";

/** What the server says of an error: a closed code, a sentence for people, plain data to act on. */
export type ServerError = { code: ErrorCode; message: string; details: Record<string, unknown> };

/**
 * The sentence to show for anything that was thrown. The server's own errors are sentences already and are passed
 * on; a lost connection and an unknown fault get one that says what was kept and what to do. Never a stack, never
 * a raw body.
 */
export function errorText(error: unknown): string {
  const told = serverError(error);
  if (told) return told.message;
  const cause = error instanceof TRPCClientError ? (error.cause ?? error) : error;
  return isNetworkFailure(cause) ? OFFLINE : UNKNOWN;
}

/** The server's error with code and details, or null when the server did not answer in its own words. */
export function serverError(error: unknown): ServerError | null {
  if (!(error instanceof TRPCClientError) || !isRecord(error.data) || !isRecord(error.data.appError))
    return null;
  const { code, message, details } = error.data.appError;
  if (!isCode(code) || typeof message !== "string" || message === "") return null;
  return { code, message, details: isRecord(details) ? details : {} };
}

/** True when asking again would give the same answer, so that nothing retries it. */
export function isFinal(error: unknown): boolean {
  const code = serverError(error)?.code;
  return code !== undefined && code !== "unavailable" && code !== "rate_limited" && code !== "internal";
}

function isCode(value: unknown): value is ErrorCode {
  return errorCodes.some((code) => code === value);
}

function isNetworkFailure(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
