import { readHealth } from "@/server/services/health/read-health";

/** `GET /api/health`: 200 while the database answers, else 503. */
export async function answerHealth(): Promise<Response> {
  const health = await readHealth();
  return Response.json(health, {
    status: health.database === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
