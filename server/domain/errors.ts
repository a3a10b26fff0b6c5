/** The closed set of things that can go wrong in a way the caller may be told about. */
export const errorCodes = [
  "not_signed_in",
  "not_allowed",
  "not_found",
  "bad_input",
  "conflict",
  "gone",
  "refused",
  "too_large",
  "unsupported_media",
  "rate_limited",
  "unavailable",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** HTTP status of each code: the one map that every surface uses. */
export const errorStatus: Record<ErrorCode, number> = {
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  bad_input: 400,
  conflict: 409,
  gone: 410,
  refused: 422,
  too_large: 413,
  unsupported_media: 415,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
};

/**
 * The one error that crosses rooms. `message` is a sentence for a person: what happened, what was kept,
 * what to do. `details` is plain data a surface may show or act on (never a secret).
 */
export class AppError extends Error {
  override readonly name = "AppError";
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The same words for what does not exist and what belongs to somebody else, so that neither can be told apart. */
export function notFound(what: string): AppError {
  return new AppError("not_found", `This ${what} does not exist, or you may not see it.`);
}
