import { TRPCClientError } from "@trpc/client";

const OFFLINE = "The server could not be reached. Nothing was changed; check the connection and try again.";
const UNKNOWN = "Something went wrong on our side. What you entered is still here; try again in a moment.";

type Issue = { message: string; path?: readonly (string | number)[] };

/**
 * The sentence to show for anything that was thrown. The server's own errors are sentences already and are passed
 * on; a lost connection and an unknown fault get one that says what was kept and what to do. Never a stack, never
 * a raw body.
 */
export function errorText(error: unknown): string {
  if (isClientError(error)) {
    if (!error.data) return error.cause && isNetworkFailure(error.cause) ? OFFLINE : UNKNOWN;
    const issues = fieldIssues(error);
    if (issues) return issues;
    return error.message && !looksInternal(error.message) ? error.message : UNKNOWN;
  }
  if (isNetworkFailure(error)) return OFFLINE;
  return UNKNOWN;
}

/** The closed code of the server's error ("conflict", "forbidden" …), or null when there is none. */
export function errorCode(error: unknown): string | null {
  if (!isClientError(error) || !isRecord(error.data)) return null;
  const { appCode, code } = error.data;
  if (typeof appCode === "string") return appCode;
  return typeof code === "string" ? code.toLowerCase() : null;
}

/** True when it makes no sense to ask again: the answer would be the same. */
export function isFinal(error: unknown): boolean {
  if (!isClientError(error) || !isRecord(error.data)) return false;
  const status = error.data.httpStatus;
  return typeof status === "number" && status >= 400 && status < 500 && status !== 408 && status !== 429;
}

type ClientError = { message: string; data?: unknown; cause?: unknown };

function isClientError(error: unknown): error is ClientError {
  return error instanceof TRPCClientError;
}

function isNetworkFailure(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}

/** tRPC reports refused input as a JSON list of issues; people get the first one in words. */
function fieldIssues(error: ClientError): string | null {
  if (!error.message.startsWith("[")) return null;
  try {
    const issues = JSON.parse(error.message) as Issue[];
    const first = Array.isArray(issues) ? issues[0] : undefined;
    if (!first?.message) return UNKNOWN;
    const where = first.path?.filter((part) => typeof part === "string").at(-1);
    return where ? `${String(where)}: ${first.message}` : first.message;
  } catch {
    return null;
  }
}

function looksInternal(message: string): boolean {
  return /prisma|postgres|stack|\bat \/|internal_server_error|unexpected token/i.test(message);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
