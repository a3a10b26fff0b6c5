import { z } from "zod";
import { isOwnOrigin } from "@/server/api/origin";
import { asAppError, newRequestId, problem, readBody } from "@/server/api/surface";
import { AppError } from "@/server/domain/errors";
import { env } from "@/server/env";
import { submitForm } from "@/server/services/triggers/submit-form";
import { limitForm } from "./form-limits";
import { keepAnswers } from "./kept-answers";
import { parseAnswers } from "./parse-answers";

/** Largest form, in bytes. */
export const maxFormBytes = 1024 * 1024;

/** The hidden field that makes a double submit one run. No field of a builder can have this name. */
export const onceField = "_once";

const tokenShape = /^[A-Za-z0-9_-]{16,64}$/;
const fieldProblems = z.array(z.object({ key: z.string(), message: z.string() }));

/**
 * `POST /f/<token>`: starts a run with the answers. A page with scripts (`Accept: application/json`) is answered in
 * JSON; without, the browser is sent back to the page, which thanks or shows what is wrong beside what was typed.
 */
export async function receiveForm(request: Request, token: string): Promise<Response> {
  const requestId = newRequestId();
  const wantsJson = (request.headers.get("accept") ?? "").includes("application/json");
  let answers: Record<string, string> = {};
  try {
    if (!isOwnOrigin(request.headers, env().COUNTERSIGN_URL)) {
      throw new AppError("not_allowed", "This did not come from the form's own page, so nothing was sent.");
    }
    await limitForm(token, addressOf(request));
    const { [onceField]: once, ...rest } = parseAnswers(
      request.headers.get("content-type"),
      await readBody(request, maxFormBytes),
    );
    answers = rest;
    await submitForm(token, answers, z.uuid().safeParse(once).data ?? crypto.randomUUID());
    return wantsJson ? sent() : backTo(token, "sent=1");
  } catch (error) {
    const known = asAppError(error, requestId);
    const mayRepeat = known.code === "bad_input" || known.code === "rate_limited" || known.code === "gone";
    if (wantsJson || !mayRepeat || !tokenShape.test(token)) return refused(known, requestId);
    const kept = { answers, problems: problemsOf(known), message: known.message };
    return backTo(token, `again=${keepAnswers(token, kept)}`);
  }
}

function addressOf(request: Request): string {
  return request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}

function problemsOf(error: AppError): Record<string, string> {
  const parsed = fieldProblems.safeParse(error.details.fields);
  return Object.fromEntries((parsed.data ?? []).map(({ key, message }) => [key, message]));
}

function refused(error: AppError, requestId: string): Response {
  const response = problem(error, requestId);
  const { retryAfter } = error.details;
  if (typeof retryAfter === "number") response.headers.set("retry-after", String(retryAfter));
  return response;
}

function sent(): Response {
  return Response.json({ ok: true }, { headers: { "cache-control": "no-store" } });
}

/** See other, by a GET. The address is relative, so that it holds behind any proxy. */
function backTo(token: string, query: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: `/f/${token}?${query}`, "cache-control": "no-store" },
  });
}
