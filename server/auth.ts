import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { AuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { cache } from "react";
import type { Caller } from "@/server/domain/access/caller";
import { grantOf, type Permission } from "@/server/domain/access/roles";
import { AppError } from "@/server/domain/errors";
import { env, requireEnv } from "@/server/env";
import { log } from "@/server/log";
import { callerOfToken } from "@/server/services/session/resolve-caller";
import { sessionDays, signIn } from "@/server/services/session/sign-in";
import { signOut } from "@/server/services/session/sign-out";

declare module "next-auth" {
  interface User {
    /** token of a row of our own session table */
    token: string;
  }
}

const maxAge = sessionDays * 86_400;

function isSecure(): boolean {
  return env().COUNTERSIGN_URL.startsWith("https://");
}

function cookieName(): string {
  return isSecure() ? "__Host-countersign-session" : "countersign-session";
}

/**
 * next-auth with credentials. Its JWT carries nothing but the token of our own session row, which is looked up at
 * every request: what next-auth itself says about a session is never trusted.
 */
export function authOptions(): AuthOptions {
  process.env.NEXTAUTH_URL = env().COUNTERSIGN_URL;
  return {
    secret: requireEnv("NEXTAUTH_SECRET"),
    session: { strategy: "jwt", maxAge },
    useSecureCookies: isSecure(),
    cookies: {
      sessionToken: {
        name: cookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() },
      },
    },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(given, request) {
          const userAgent = String(request.headers?.["user-agent"] ?? "");
          const signedIn = await signIn({ email: given?.email, password: given?.password }, userAgent).catch(
            (error: unknown) => {
              // next-auth hands the message of whatever is thrown here to whoever asks
              if (error instanceof AppError) throw error;
              log.error({ err: error }, "A sign-in could not be checked.");
              throw new Error("This could not be checked at the moment. Try again soon.");
            },
          );
          return signedIn && { id: signedIn.userId, token: signedIn.token };
        },
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        const own = user?.token ?? token.token;
        if (!user && !(await callerOfToken(own))) throw new Error("This session has ended.");
        return { token: own };
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: { signOut: ({ token }) => signOut(token?.token) },
    logger: {
      error: (code, detail) => log.info({ code, detail }, "next-auth refused a request."),
      warn: (code) => log.debug({ code }, "next-auth warns."),
      debug: (code) => log.trace({ code }, "next-auth"),
    },
  };
}

async function callerOfCookie(cookie: string | undefined): Promise<Caller | null> {
  if (!cookie) return null;
  const token = await decode({ token: cookie, secret: requireEnv("NEXTAUTH_SECRET") }).catch(() => null);
  return token ? callerOfToken(token.token) : null;
}

/** Who asks for this page, by the session cookie; null when nobody is signed in. Once per page. */
export const currentCaller: () => Promise<Caller | null> = cache(async () =>
  callerOfCookie((await cookies()).get(cookieName())?.value),
);

/** Who asks for this page; nobody is sent to the sign-in. Pages ask too: they are drawn beside their layout. */
export async function signedInCaller(): Promise<Caller> {
  return (await currentCaller()) ?? redirect(await signInAddress());
}

/** The address of the sign-in that leads back to the page asked for. */
export async function signInAddress(): Promise<string> {
  const here = (await headers()).get("x-path");
  return here && here !== "/home" ? `/sign-in?next=${encodeURIComponent(here)}` : "/sign-in";
}

/** Whether this person's role opens a page: in full, or also where it grants only what is theirs. */
export function mayOpen(caller: Caller, permission: Permission, extent: "any" | "full" = "any"): boolean {
  const grant = grantOf(caller.role, permission);
  return extent === "full" ? grant === "yes" : grant !== "no";
}

/** Who sent this request, by the session cookie; null when nobody is signed in. */
export function callerFromRequest(request: Request): Promise<Caller | null> {
  const prefix = `${cookieName()}=`;
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return callerOfCookie(pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length));
}
