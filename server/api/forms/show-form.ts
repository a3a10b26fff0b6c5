import { type FormPage, formPage } from "@/server/services/triggers/form-page";
import { type KeptAnswers, keptAnswers } from "./kept-answers";
import { onceField } from "./receive-form";

export interface ShownForm {
  readonly form: FormPage;
  readonly wasSent: boolean;
  /** what a submission without scripts left behind to mend */
  readonly kept: KeptAnswers | null;
  readonly onceField: string;
  readonly once: string;
}

/** What `GET /f/<token>` shows: a form, "closed", or null when there is none. Looking at it starts nothing. */
export async function showForm(
  token: string,
  query: { sent?: string | string[]; again?: string | string[] },
): Promise<ShownForm | "closed" | null> {
  const form = await formPage(token);
  if (form === null || form === "closed") return form;
  return {
    form,
    wasSent: query.sent === "1",
    kept: typeof query.again === "string" ? keptAnswers(token, query.again) : null,
    onceField,
    once: crypto.randomUUID(),
  };
}
