import { defineNode } from "@/server/domain/workflow/node-spec";
import { templateParts } from "@/server/domain/workflow/sentence";
import { type HttpRequestConfig, httpRequestConfig, riskOf } from "./config";
import { requestIssues } from "./issues";

export type { HttpRequestConfig } from "./config";

const verbs = {
  GET: "Reads from ",
  POST: "Sends to ",
  PUT: "Replaces at ",
  PATCH: "Changes at ",
  DELETE: "Deletes at ",
};

export const httpRequest = defineNode({
  kind: "http_request",
  label: "HTTP request",
  description: "Reads from or sends to any web address",
  category: "action",
  icon: "globe",
  config: httpRequestConfig,
  start: {
    method: "POST",
    url: [],
    connectionId: null,
    headers: [],
    body: { kind: "fields", fields: [] },
    delivery: "keyless",
    risk: null,
    failedPort: false,
  } as HttpRequestConfig,
  nature: ({ method }) => (method === "GET" ? "read" : "effect"),
  risk: (config) => riskOf(config),
  ports: ({ failedPort }) => [
    { id: "sent", label: "Sent" },
    ...(failedPort ? [{ id: "failed", label: "Failed", tone: "bad" } as const] : []),
  ],
  summary: ({ method, url, body, delivery }) => {
    const keys = body.kind === "fields" && method !== "GET" ? body.fields.map(({ key }) => key) : [];
    return [
      verbs[method],
      ...templateParts(url, "an address", 48),
      ...(keys.length > 0 ? [`: ${keys.slice(0, 3).join(", ")}${keys.length > 3 ? " …" : ""}`] : []),
      ...(method !== "GET" && delivery === "keyed" ? [", once"] : []),
    ];
  },
  output: () => [
    { path: ["status"], label: "Status", type: "number", sample: 200 },
    { path: ["body"], label: "Answer", type: "object" },
    { path: ["headers"], label: "Headers of the answer", type: "object" },
  ],
  issues: requestIssues,
});
