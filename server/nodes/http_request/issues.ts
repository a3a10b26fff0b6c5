import { isRef } from "@/server/domain/expression/template";
import type { ConfigIssue } from "@/server/domain/workflow/node-spec";
import { isBlank } from "@/server/domain/workflow/sentence";
import { type HttpRequestConfig, headerName, ownHeader } from "./config";

/** The set start of an address must say where it goes; a chip may fill in the rest. */
function urlIssue(url: HttpRequestConfig["url"]): string | null {
  if (isBlank(url)) return "Enter the address to call.";
  const [first] = url;
  if (first === undefined || isRef(first)) return null;
  return /^\s*https?:\/\//i.test(first) ? null : "The address must begin with http:// or https://.";
}

/** Names of headers that carry a credential: their values would stand in the drawing, in runs and before approvers. */
const secretHeader = /^(authorization|cookie|(x-)?(api|access|auth)[-_]?(key|token)|.*(secret|password).*)$/i;

/** What keeps a request from being published. */
export function requestIssues({ url, headers, body, method }: HttpRequestConfig): ConfigIssue[] {
  const found: ConfigIssue[] = [];
  const address = urlIssue(url);
  if (address) found.push({ field: "url", message: address });
  const wrong = headers.find(({ name }) => !headerName.test(name));
  if (wrong) found.push({ field: "headers", message: `“${wrong.name}” cannot be the name of a header.` });
  const own = headers.find(({ name }) => ownHeader.test(name));
  if (own) found.push({ field: "headers", message: `“${own.name}” is set by itself: remove it.` });
  const secret = headers.find(({ name, value }) => secretHeader.test(name.trim()) && !isBlank(value));
  if (secret) {
    const message = `“${secret.name}” is a credential: keep it in a connection, where nobody can read it.`;
    found.push({ field: "headers", message });
  }
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
