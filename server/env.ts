import path from "node:path";
import { z } from "zod";

/** A host and a port that the guarded fetch admits although they are not on the public internet. */
export interface AllowedHost {
  host: string;
  port: number;
}

/** `127.0.0.1:4010, [::1]:8080` → pairs. Host names are lower case; brackets are removed. */
const allowHosts = z.string().transform((text, context): AllowedHost[] => {
  const entries = text
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  return entries.flatMap((entry) => {
    const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:/@[\]]+)):(\d{1,5})$/.exec(entry);
    const port = Number(match?.[3]);
    if (!match || port < 1 || port > 65_535) {
      context.addIssue({
        code: "custom",
        message: `must list host:port, separated by commas ("${entry}" is not)`,
      });
      return [];
    }
    return [{ host: (match[1] ?? match[2] ?? "").toLowerCase(), port }];
  });
});

const port = z
  .string()
  .regex(/^\d{1,5}$/, "must be a number between 1 and 65535")
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, "must be a number between 1 and 65535");

const httpUrl = z
  .url({ protocol: /^https?$/, error: "must be an address that begins with http:// or https://" })
  .transform((value) => value.replace(/\/+$/, ""));

const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: "must be an address that begins with postgresql://",
});

const secret = z.string().min(32, "must be at least 32 characters long");

const schema = z.object({
  NODE_ENV: z
    .enum(["production", "development", "test"], "must be production, development or test")
    .default("production"),
  LOG_LEVEL: z
    .enum(
      ["trace", "debug", "info", "warn", "error", "fatal", "silent"],
      "must be trace, debug, info, warn, error, fatal or silent",
    )
    .default("info"),
  PORT: port.default(3000),
  DATA_DIR: z
    .string()
    .default(".data")
    .transform((folder) => path.resolve(folder)),
  DATABASE_URL: databaseUrl.optional(),
  COUNTERSIGN_URL: httpUrl.optional(),
  COUNTERSIGN_ALLOW_HOSTS: allowHosts.default([]),
  COUNTERSIGN_OWNER_EMAIL: z.email("must be an e-mail address").optional(),
  COUNTERSIGN_OWNER_PASSWORD: z.string().min(12, "must be at least 12 characters long").optional(),
  COUNTERSIGN_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, "must be 32 bytes in base64url (43 characters)")
    .optional(),
  NEXTAUTH_SECRET: secret.optional(),
  INNGEST_BASE_URL: httpUrl.optional(),
  INNGEST_EVENT_KEY: z.string().min(1, "must not be empty").optional(),
  INNGEST_SIGNING_KEY: z.string().min(16, "must be at least 16 characters long").optional(),
});

/** The settings that the process was started with, by the names they have outside. */
export type Env = Omit<z.output<typeof schema>, "COUNTERSIGN_URL"> & {
  /** The public base address, without a slash at its end; `http://127.0.0.1:PORT` unless set. */
  COUNTERSIGN_URL: string;
};

const names = Object.keys(schema.shape);

/** Wrong settings; `message` holds one sentence for each of them, one a line. */
export class EnvError extends Error {
  override name = "EnvError";
}

/**
 * Parses a process environment. An empty variable counts as not set.
 * @throws EnvError with one sentence for every wrong variable, never showing the value of a secret.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(names.flatMap((name) => (source[name] ? [[name, source[name]]] : [])));
  const parsed = schema.safeParse(given);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`);
  faults.push(...misspelt(source), ...(parsed.success ? inconsistent(parsed.data, source) : []));
  if (!parsed.success || faults.length > 0) throw new EnvError([...new Set(faults)].join("\n"));
  return {
    ...parsed.data,
    COUNTERSIGN_URL: parsed.data.COUNTERSIGN_URL ?? `http://127.0.0.1:${parsed.data.PORT}`,
  };
}

/** Settings that are right alone and wrong together. */
function inconsistent(values: z.output<typeof schema>, source: Record<string, string | undefined>): string[] {
  const faults: string[] = [];
  if (Boolean(values.COUNTERSIGN_OWNER_EMAIL) !== Boolean(values.COUNTERSIGN_OWNER_PASSWORD)) {
    faults.push("COUNTERSIGN_OWNER_EMAIL and COUNTERSIGN_OWNER_PASSWORD must be set together.");
  }
  if (values.INNGEST_BASE_URL) {
    for (const name of ["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"] as const) {
      if (!values[name]) faults.push(`${name} must be set when INNGEST_BASE_URL is.`);
    }
    if (values.NODE_ENV === "production" && source.INNGEST_DEV && source.INNGEST_DEV !== "0") {
      faults.push("INNGEST_DEV must not be set in production: it would accept unsigned calls.");
    }
  }
  return faults;
}

/** `COUNTERSIGN_ALOW_HOSTS` would be ignored in silence; other foreign names (Kubernetes sets some) are left alone. */
function misspelt(source: Record<string, string | undefined>): string[] {
  return Object.keys(source)
    .filter((name) => name.startsWith("COUNTERSIGN_") && !names.includes(name))
    .flatMap((name) => {
      const meant = names.find((known) => distance(name, known) <= 2);
      return meant ? [`${name} is not a setting; ${meant} is.`] : [];
    });
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

let parsed: Env | undefined;

/** The settings of this process, parsed at the first call, so that importing this file never throws. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/**
 * A setting that this process cannot work without.
 * @throws EnvError with a sentence that names it.
 */
export function requireEnv<Name extends keyof Env>(name: Name): NonNullable<Env[Name]> {
  const value = env()[name];
  if (value === undefined || value === null) {
    throw new EnvError(`${name} is not set: start with "npm start", which provides it, or set it yourself.`);
  }
  return value;
}

/** For tests that change `process.env`: the next `env()` parses again. */
export function forgetEnv(): void {
  parsed = undefined;
}
