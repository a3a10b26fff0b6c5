import { z } from "zod";
import { template } from "@/server/domain/expression/template";
import type { Delivery } from "@/server/domain/task/task";
import type { RiskClass } from "@/server/domain/workflow/node-spec";

export const httpMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export const deliveries = ["keyed", "keyless", "repeatable"] as const satisfies readonly Delivery[];

/** A header's name as RFC 9110 allows it. */
export const headerName = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/;

/** Headers that the transport sets; a builder who sets one would break the request. */
export const ownHeader =
  /^(host|content-length|transfer-encoding|connection|keep-alive|upgrade|expect|te|trailer|idempotency-key|proxy-.*)$/i;

export const httpRequestConfig = z.strictObject({
  method: z.enum(httpMethods),
  url: template,
  /** whose credential is added to the request; null = none */
  connectionId: z.uuid().nullable(),
  headers: z.array(z.strictObject({ name: z.string().max(100), value: template })).max(30),
  body: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("none") }),
    /** a JSON object */
    z.strictObject({
      kind: z.literal("fields"),
      fields: z.array(z.strictObject({ key: z.string().max(100), value: template })).max(100),
    }),
    z.strictObject({ kind: z.literal("text"), contentType: z.string().max(100), text: template }),
  ]),
  /**
   * keyed: the address honours Idempotency-Key; repeatable: sending twice does no harm; keyless: neither, so that an
   * answer that is lost needs a person
   */
  delivery: z.enum(deliveries),
  /** raises the risk of the method, never lowers it */
  risk: z.enum(["write", "destructive"]).nullable(),
  /** whether a refusal (4xx) goes on at the port Failed instead of stopping the run */
  failedPort: z.boolean(),
});
export type HttpRequestConfig = z.infer<typeof httpRequestConfig>;

const methodRisk: Readonly<Record<string, RiskClass>> = {
  GET: "read",
  POST: "write",
  PUT: "write",
  PATCH: "write",
};
const rank: Readonly<Record<RiskClass, number>> = { read: 0, write: 1, destructive: 2 };

/** GET reads; POST, PUT and PATCH write; DELETE and whatever is unknown is destructive; a builder may only raise it. */
export function riskOf({ method, risk }: Pick<HttpRequestConfig, "method" | "risk">): RiskClass {
  const own = methodRisk[method] ?? "destructive";
  return risk && rank[risk] > rank[own] ? risk : own;
}

/** A GET may always be repeated. */
export function deliveryOf({ method, delivery }: Pick<HttpRequestConfig, "method" | "delivery">): Delivery {
  return method === "GET" ? "repeatable" : delivery;
}

/** What a freshly chosen method may be assumed to allow. */
export function usualDelivery(method: HttpRequestConfig["method"]): Delivery {
  return method === "POST" || method === "PATCH" ? "keyless" : "repeatable";
}
