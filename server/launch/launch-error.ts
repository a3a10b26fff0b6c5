/** Something that keeps the product from starting. The message is one sentence for the person at the terminal. */
export class LaunchError extends Error {
  override name = "LaunchError";
}

/** The code of a system error (`EACCES`, `ENOSPC` …) or of a Postgres error (`28P01` …), if it has one. */
export function errorCode(error: unknown): string | undefined {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : undefined;
}

/** Whatever was thrown, as a text. */
export function errorText(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return error.errors.map(errorText).join("; ");
  return error instanceof Error ? error.message || String(errorCode(error) ?? error.name) : String(error);
}
