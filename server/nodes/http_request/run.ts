import "server-only";
import { textOf } from "@/server/domain/expression/template";
import { PerformError } from "@/server/domain/run/perform-error";
import { shorten } from "@/server/domain/workflow/sentence";
import type { ActionRunner } from "@/server/engine/ports";
import { deliveryOf, type HttpRequestConfig, riskOf } from "./config";
import { bodyText, headersOf, requestArgs } from "./run-request";
import { failureOf, responseOutput } from "./run-response";

const timeoutMs = 30_000;

const verbs = {
  GET: "Reads from",
  POST: "Sends a POST to",
  PUT: "Sends a PUT to",
  PATCH: "Sends a PATCH to",
  DELETE: "Sends a DELETE to",
} as const;

export const httpRequestRunner: ActionRunner<HttpRequestConfig> = {
  nature: "action",
  materialise(config, { scope }) {
    const args = requestArgs(config, scope);
    const url = textOf(args.url);
    return {
      action: `http.${config.method.toLowerCase()}`,
      sentence: `${verbs[config.method]} ${shorten(url, 120) || "an address that is empty"}`,
      method: config.method,
      address: url,
      connection: config.connectionId ? { id: config.connectionId, account: "" } : null,
      args,
      risk: riskOf(config),
      delivery: deliveryOf(config),
    };
  },
  /** @throws PerformError of every kind; a refusal (4xx) goes on at `failed` where the builder turned that port on */
  async perform(config, payload, { key, ports, signal }) {
    const { args, delivery } = payload;
    if (args.problem) throw new PerformError("bad_config", textOf(args.problem));
    const headers = headersOf(args.headers);
    if (delivery === "keyed") headers["idempotency-key"] = key;
    const request = {
      method: textOf(args.method),
      url: textOf(args.url),
      headers,
      body: bodyText(args.body),
      timeoutMs,
      connectionId: payload.connection?.id ?? null,
    };
    const response = await ports.http(request, signal);
    const failure = failureOf(response, delivery, Date.now());
    if (!failure) return { port: "sent", output: responseOutput(response) };
    if (failure.kind === "rejected" && config.failedPort)
      return { port: "failed", output: responseOutput(response) };
    throw failure;
  },
};
