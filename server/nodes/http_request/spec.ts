import { isRef } from "@/server/domain/expression/template";
import { type ConfigIssue, defineNode } from "@/server/domain/workflow/node-spec";
import { isBlank, templateParts } from "@/server/domain/workflow/sentence";
import { type HttpRequestConfig, headerName, httpRequestConfig, ownHeader, riskOf } from "./config";

export type { HttpRequestConfig } from "./config";

const verbs = {
  GET: "Reads from ",
  POST: "Sends to ",
  PUT: "Replaces at ",
  PATCH: "Changes at ",
  DELETE: "Deletes at ",
};

/** The set start of an address must say where it goes; a chip may fill in the rest. */
function urlIssue(url: HttpRequestConfig["url"]): string | null {
  if (isBlank(url)) return "Enter the address to call.";
  const [first] = url;
  if (first === undefined || isRef(first)) return null;
  return /^\s*https?:\/\//i.test(first) ? null : "The address must begin with http:// or https://.";
}

function issues({ url, headers, body, method }: HttpRequestConfig): ConfigIssue[] {
  const found: ConfigIssue[] = [];
  const address = urlIssue(url);
  if (address) found.push({ field: "url", message: address });
  const wrong = headers.find(({ name }) => !headerName.test(name));
  if (wrong) found.push({ field: "headers", message: `“${wrong.name}” cannot be the name of a header.` });
  const own = headers.find(({ name }) => ownHeader.test(name));
  if (own) found.push({ field: "headers", message: `“${own.name}” is set by itself: remove it.` });
  if (method === "GET" && body.kind !== "none") {
    found.push({ field: "body", message: "A GET sends no body: choose another method or no body." });
  }
  if (body.kind !== "fields") return found;
  const keys = body.fields.map(({ key }) => key.trim());
  if (keys.length === 0) found.push({ field: "body", message: "Nothing is sent yet: add a field." });
  if (keys.includes("")) found.push({ field: "body", message: "A field that is sent has no name." });
  if (new Set(keys).size < keys.length) found.push({ field: "body", message: "A field is sent twice." });
  return found;
}

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
  summary: ({ method, url, body, delivery }) => [
    verbs[method],
    ...templateParts(url, "an address", 48),
    body.kind === "fields" && body.fields.length > 0 && method !== "GET"
      ? `: ${body.fields
          .slice(0, 3)
          .map(({ key }) => key)
          .join(", ")}${body.fields.length > 3 ? " …" : ""}`
      : "",
    method !== "GET" && delivery === "keyed" ? ", once" : "",
  ],
  output: () => [
    { path: ["status"], label: "Status", type: "number", sample: 200 },
    { path: ["body"], label: "Answer", type: "object" },
    { path: ["headers"], label: "Headers of the answer", type: "object" },
  ],
  issues,
});
