import { z } from "zod";

/** What came of sending: done, or what to mend. */
export type Sent = { ok: true } | { ok: false; message: string; problems: Readonly<Record<string, string>> };

const refusal = z.object({
  title: z.string(),
  details: z
    .object({ fields: z.array(z.object({ key: z.string(), message: z.string() })).optional() })
    .optional(),
});

/** Posts a form's answers to the page's own address and reads the answer. Never throws. */
export async function sendAnswers(form: HTMLFormElement): Promise<Sent> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  try {
    const response = await fetch(window.location.pathname, {
      method: "POST",
      body,
      headers: { accept: "application/json" },
    });
    if (response.ok) return { ok: true };
    const parsed = refusal.safeParse(await response.json());
    const fields = parsed.data?.details?.fields ?? [];
    return {
      ok: false,
      message: parsed.data?.title ?? "This could not be sent. Your answers are still here; try again.",
      problems: Object.fromEntries(fields.map(({ key, message }) => [key, message])),
    };
  } catch {
    return {
      ok: false,
      message: "The answers did not get through. They are still here: check your connection and send again.",
      problems: {},
    };
  }
}
