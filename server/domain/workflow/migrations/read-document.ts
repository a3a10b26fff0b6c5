import { AppError } from "@/server/domain/errors";
import { schemaVersion, type WorkflowDocument, workflowDocument } from "@/server/domain/workflow/document";

/** One step each, from the version of its key to the next. The first format has nothing before it. */
const migrations: Readonly<Record<number, (document: Record<string, unknown>) => Record<string, unknown>>> =
  {};

/**
 * Reads a stored or imported drawing of any version into today's form.
 * Throws AppError `bad_input` when it is no drawing, or comes from a newer version of the product.
 */
export function readDocument(json: unknown): WorkflowDocument {
  if (json === null || typeof json !== "object" || Array.isArray(json)) throw unreadable();
  let document = { ...json } as Record<string, unknown>;
  for (let version = document.schemaVersion; version !== schemaVersion; version = document.schemaVersion) {
    if (typeof version !== "number" || !Number.isInteger(version) || version < 1) throw unreadable();
    if (version > schemaVersion) {
      throw new AppError(
        "bad_input",
        "This workflow was drawn with a newer version of the product. Update it, then try again.",
      );
    }
    const migrate = migrations[version];
    if (!migrate) throw unreadable();
    document = { ...migrate(document), schemaVersion: version + 1 };
  }
  const parsed = workflowDocument.safeParse(document);
  if (!parsed.success) {
    throw new AppError("bad_input", "This is not a workflow that can be read.", {
      issues: parsed.error.issues
        .slice(0, 20)
        .map((issue) => ({ path: issue.path.map(String), message: issue.message })),
    });
  }
  return parsed.data;
}

function unreadable(): AppError {
  return new AppError("bad_input", "This is not a workflow that can be read.");
}
