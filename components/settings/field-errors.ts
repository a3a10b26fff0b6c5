import { serverError } from "@/components/lib/error-text";

/** What the server says of single fields of a form, by the field's name; empty for any other error. */
export function fieldErrors(error: unknown): Record<string, string> {
  const told = serverError(error);
  if (told?.code !== "bad_input" || !Array.isArray(told.details.issues)) return {};
  const errors: Record<string, string> = {};
  for (const issue of told.details.issues) {
    if (!isIssue(issue)) continue;
    const name = issue.path.join(".");
    errors[name] ??= issue.message;
  }
  return errors;
}

function isIssue(value: unknown): value is { path: string[]; message: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    "path" in value &&
    Array.isArray(value.path) &&
    "message" in value &&
    typeof value.message === "string"
  );
}
