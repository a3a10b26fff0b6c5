import { answer, readBody } from "@/server/api/surface";
import { AppError, notFound } from "@/server/domain/errors";
import { env } from "@/server/env";
import { type Awaited, awaitResponse } from "@/server/services/triggers/await-response";
import { openTrigger } from "@/server/services/triggers/open-trigger";
import { takeDelivery } from "@/server/services/triggers/take-delivery";

/** Largest delivery, in bytes; more is refused while it still arrives. */
export const maxDeliveryBytes = 1024 * 1024;

/** How long a sender that wants the workflow's own answer is kept waiting. */
const patience = 25_000;

/**
 * `POST /hooks/<token>`: starts a run with a signed JSON body. Answers 202 with the run's address at once; where the
 * builder chose "respond", the workflow's own answer, 200 with the run's address when it ended without one, or 202
 * when a person is needed or it takes longer.
 */
export function receiveWebhook(request: Request, token: string): Promise<Response> {
  return answer(async () => {
    const found = await openTrigger("webhook", token);
    if (found.state !== "open") throw notFound("address");
    if (!isJson(request.headers.get("content-type"))) {
      throw new AppError("unsupported_media", "This address takes JSON: send it as application/json.");
    }
    const body = await readBody(request, maxDeliveryBytes);
    const { runId } = await takeDelivery(found, { headers: request.headers, body });
    if (found.config.answer === "at_once") return pointer(202, runId);
    return asResponse(await awaitResponse(found.address.workspaceId, runId, patience, request.signal), runId);
  });
}

/** Every other method: a GET never starts anything. */
export function refuseMethod(): Response {
  return new Response(null, { status: 405, headers: { allow: "POST" } });
}

function isJson(contentType: string | null): boolean {
  return /^application\/([a-z0-9.!#$&^_-]+\+)?json\s*(;|$)/i.test(contentType ?? "");
}

function asResponse(awaited: Awaited, runId: string): Response {
  if (awaited.kind === "later") return pointer(202, runId);
  if (awaited.kind === "ended") return pointer(200, runId, { status: awaited.status });
  const { status, body } = awaited;
  const mayHaveBody = status !== 204 && status !== 205;
  return new Response(mayHaveBody ? JSON.stringify(body) : null, { status, headers: headersFor(runId) });
}

function pointer(status: number, runId: string, more: Record<string, string> = {}): Response {
  return Response.json({ runId, run: runUrl(runId), ...more }, { status, headers: headersFor(runId) });
}

function headersFor(runId: string): Record<string, string> {
  return {
    "content-type": "application/json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-countersign-run": runUrl(runId),
  };
}

function runUrl(runId: string): string {
  return `${env().COUNTERSIGN_URL}/runs/${runId}`;
}
