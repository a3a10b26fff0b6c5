import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  AuthenticationError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
} from "openai";
import { AiFailure } from "@/server/domain/intelligence/provider";
import { PerformError } from "@/server/domain/run/perform-error";

/**
 * Any error of a call as a failure with a sentence for people. The service's own words are left out: they may
 * repeat the key or the text.
 */
export function asFailure(error: unknown, model: string): AiFailure {
  if (error instanceof AiFailure) return error;
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) {
    return unavailable("The AI service did not answer in time.");
  }
  if (error instanceof APIConnectionError) {
    // The guarded fetch says in its own words why an address may not be called.
    const refusal = causes(error).find((cause) => cause instanceof PerformError);
    return unavailable(refusal?.message ?? "The AI service could not be reached.");
  }
  if (error instanceof APIError) return fromStatus(error, model);
  if (error instanceof SyntaxError) return new AiFailure("invalid", "It was not a chat completion.");
  if (error instanceof DOMException && (error.name === "TimeoutError" || error.name === "AbortError")) {
    return unavailable("The AI service did not answer in time.");
  }
  return unavailable("The AI service could not be used.");
}

function fromStatus(error: APIError, model: string): AiFailure {
  if (error.code === "content_filter" || error.code === "content_policy_violation") {
    return new AiFailure("refused", "The AI service declined to work on this text.");
  }
  if (error instanceof AuthenticationError || error instanceof PermissionDeniedError) {
    return unavailable("The AI service did not accept the connection's key.");
  }
  if (error instanceof NotFoundError) {
    return unavailable(`The AI service does not know the model “${model}”, or its address is wrong.`);
  }
  if (error instanceof RateLimitError) return unavailable("The AI service's limit is used up for now.");
  return unavailable(`The AI service answered with an error (${error.status ?? "unknown"}).`);
}

function unavailable(message: string): AiFailure {
  return new AiFailure("unavailable", message);
}

/** The error and its causes, at most five deep. */
function causes(error: Error): unknown[] {
  const chain: unknown[] = [];
  for (let at: unknown = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at);
  return chain;
}
