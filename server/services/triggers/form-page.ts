import type { FormField } from "@/server/domain/form/form-field";
import { openTrigger } from "./open-trigger";

/** What the public page shows; texts that the builder left empty have their stand-ins. */
export interface FormPage {
  readonly heading: string;
  readonly intro: string;
  readonly fields: readonly FormField[];
  readonly submitLabel: string;
  readonly thanks: string;
}

/** The form at an address, "closed" while its workflow is not published, null when there never was one. */
export async function formPage(token: string): Promise<FormPage | "closed" | null> {
  const found = await openTrigger("form", token);
  if (found.state !== "open") return found.state === "closed" ? "closed" : null;
  const { config, address } = found;
  return {
    heading: config.heading || address.workflowName,
    intro: config.intro,
    fields: config.fields,
    submitLabel: config.submitLabel || "Send",
    thanks: config.thanks || "Thank you. We have received this.",
  };
}
