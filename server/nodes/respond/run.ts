import "server-only";
import { renderText, resolveTemplate, type Scope } from "@/server/domain/expression/template";
import type { JsonValue } from "@/server/domain/json";
import type { PureRunner } from "@/server/engine/ports";
import type { RespondConfig } from "./spec";

function bodyOf({ body }: RespondConfig, scope: Scope): JsonValue {
  if (body.kind === "text") return renderText(body.text, scope);
  return Object.fromEntries(
    body.fields.map(({ key, value }) => [key, resolveTemplate(value, scope) ?? null]),
  );
}

export const respondRunner: PureRunner<RespondConfig> = {
  nature: "pure",
  /** The answer is stored on the run; whoever waits for it is given the first one. */
  compute(config, { scope }) {
    const response = { status: config.status, body: bodyOf(config, scope) };
    return { port: "next", output: response, response };
  },
};
