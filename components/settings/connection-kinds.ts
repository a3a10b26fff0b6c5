import type { ConnectionKind } from "@/server/domain/access/connection";

/** Each kind of connection as screens say it. */
export const CONNECTION_KINDS: Record<ConnectionKind, { label: string; note: string; secret: string }> = {
  http_bearer: {
    label: "Bearer token",
    note: "Sent as “Authorization: Bearer …” with HTTP requests.",
    secret: "Token",
  },
  http_header: {
    label: "HTTP header",
    note: "A header of your own, such as X-Api-Key, with HTTP requests.",
    secret: "Value",
  },
  openai: {
    label: "AI endpoint",
    note: "Any OpenAI-compatible service, for AI agents.",
    secret: "API key",
  },
};
