import { callerFromRequest } from "@/server/auth";
import { AppError } from "@/server/domain/errors";
import { exportEntries } from "@/server/services/audit/export-entries";
import { answer } from "./surface";

/** `GET /audit/export`: the record as JSON lines, streamed. Takes the filters of the audit page; foreign pages cannot start it. */
export function answerAuditExport(request: Request): Promise<Response> {
  return answer(async () => {
    if (request.headers.get("sec-fetch-site") === "cross-site") {
      throw new AppError("not_allowed", "Start the export from the audit page.");
    }
    const lines = await exportEntries(await callerFromRequest(request), filterOf(new URL(request.url)));
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await lines.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await lines.return(undefined);
      },
    });
    const day = new Date().toISOString().slice(0, 10);
    return new Response(body, {
      headers: {
        "content-type": "application/jsonl; charset=utf-8",
        "content-disposition": `attachment; filename="countersign-audit-${day}.jsonl"`,
        "cache-control": "no-store",
      },
    });
  });
}

/** `events` is a list with commas, `from` and `to` are ISO dates; the use case checks them. */
function filterOf({ searchParams }: URL): Record<string, unknown> {
  const filter: Record<string, unknown> = Object.fromEntries(searchParams);
  const { events, from, to } = Object.fromEntries(searchParams);
  if (events) filter.events = events.split(",");
  if (from) filter.from = new Date(from);
  if (to) filter.to = new Date(to);
  return filter;
}
