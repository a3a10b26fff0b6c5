import { answerHealth } from "@/server/api/health";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answerHealth();
}
