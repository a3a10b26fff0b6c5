import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/server/auth";
import { signInInput } from "@/server/services/session/sign-in";
import { parseInput } from "@/server/services/use-case";
import { answer, readBody } from "./surface";

const bodyLimit = 16 * 1024;

/**
 * next-auth behind a cap on the body. Its POST routes are protected by its own CSRF token; a sign-in whose e-mail or
 * password is no text is refused before it.
 */
export function answerAuth(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  return answer(async () => {
    if (request.method !== "POST") return NextAuth(request, context, authOptions());
    const body = await readBody(request, bodyLimit);
    const { nextauth } = await context.params;
    if (nextauth.join("/") === "callback/credentials") checkSignIn(request.headers, body);
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
