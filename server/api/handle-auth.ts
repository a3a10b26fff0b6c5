import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/server/auth";
import { AppError, notFound } from "@/server/domain/errors";
import { env } from "@/server/env";
import { signInInput } from "@/server/services/session/sign-in";
import { parseInput } from "@/server/services/use-case";
import { isOwnOrigin } from "./origin";
import { answer, readBody } from "./surface";

const bodyLimit = 16 * 1024;

/** What of next-auth is used: it answers the rest in words of its own, some of it with a 500. */
const routes: Readonly<Record<string, readonly string[]>> = {
  GET: ["csrf", "error", "providers", "session", "signin", "signout"],
  POST: ["callback/credentials", "signout"],
};

/**
 * next-auth behind a cap on the body. Its POST routes take our own pages only, besides its own CSRF token; a sign-in
 * whose e-mail or password is no text is refused before it.
 */
export function answerAuth(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  return answer(async () => {
    const route = (await context.params).nextauth.join("/");
    if (!routes[request.method]?.includes(route)) throw notFound("address");
    if (request.method !== "POST") return NextAuth(request, context, authOptions());
    if (!isOwnOrigin(request.headers, env().COUNTERSIGN_URL)) {
      throw new AppError(
        "not_allowed",
        "This did not come from a page of this Countersign, so nothing was changed.",
      );
    }
    const body = await readBody(request, bodyLimit);
    if (route === "callback/credentials") checkSignIn(request.headers, body);
    const copy = new NextRequest(request.url, { method: "POST", headers: request.headers, body });
    return NextAuth(copy, context, authOptions());
  });
}

function checkSignIn(headers: Headers, body: Uint8Array): void {
  const text = new TextDecoder().decode(body);
  const isJson = headers.get("content-type")?.startsWith("application/json");
  const given: unknown = isJson ? parseJson(text) : Object.fromEntries(new URLSearchParams(text));
  const { email, password } = (typeof given === "object" && given ? given : {}) as Record<string, unknown>;
  parseInput(signInInput, { email, password });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
