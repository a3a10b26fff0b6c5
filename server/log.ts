import pino from "pino";

const hidden = "[hidden]";

/**
 * Names of fields whose values are never shown, compared without case, `-` and `_`. `token` alone would hide
 * counts of AI tokens, hence the exceptions.
 */
const secretName =
  /(password|passphrase|passwd|secret|token|authorization|cookie|apikey|signature|signingkey|eventkey|privatekey|encryptionkey|credential|ciphertext|databaseurl|countersignkey|setcookie|totp|otp$|recoverycode)/;
const harmlessName =
  /^(tokens|tokencount|maxtokens|(prompt|completion|input|output|total)tokens|hastoken|tokenid)$/;

/** Values that give themselves away wherever they stand in a text. */
const secretValues: readonly [RegExp, string][] = [
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}/gi, `$1 ${hidden}`],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/:@"']*:[^\s@"']+@/gi, `$1${hidden}@`],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(\.[A-Za-z0-9_-]*)?/g, hidden],
  [/\b(sk|pk|rk|cs|signkey|whsec|xox[abprs]|gh[pousr])[-_][A-Za-z0-9_-]{12,}/g, hidden],
  [/\bAKIA[0-9A-Z]{16}\b/g, hidden],
  [/\$argon2(id|i|d)\$[^\s"']+/g, hidden],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, hidden],
  [
    /([?&;\s"']|^)((?:access_|refresh_|id_)?token|api_?key|secret|password|signature)(["']?\s*[=:]\s*["']?)[^\s&"',;}]{4,}/gi,
    `$1$2$3${hidden}`,
  ],
];

/** Settings of this process that are secrets themselves: their very values are hidden too. */
const secretSettings = [
  "COUNTERSIGN_KEY",
  "COUNTERSIGN_OWNER_PASSWORD",
  "NEXTAUTH_SECRET",
  "INNGEST_EVENT_KEY",
  "INNGEST_SIGNING_KEY",
];

function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replace(/[-_\s.]/g, "");
  return secretName.test(plain) && !harmlessName.test(plain);
}

function redactText(text: string): string {
  let result = redactJson(text) ?? text;
  for (const name of secretSettings) {
    const value = process.env[name];
    if (value && value.length >= 8) result = result.replaceAll(value, hidden);
  }
  for (const [pattern, replacement] of secretValues) result = result.replace(pattern, replacement);
  return result;
}

/** A text that is JSON is redacted by the names in it; undefined when it is none or holds no secret. */
function redactJson(text: string): string | undefined {
  if (!/^\s*[{["]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const clean = JSON.stringify(redact(value));
    return clean === JSON.stringify(value) ? undefined : clean;
  } catch {
    return undefined;
  }
}

/**
 * The one redactor: a deep copy of `value` in which secrets are replaced by `[hidden]`, by the name of the field
 * that holds them or by their shape. Errors become plain objects with name, message, stack and own fields; cycles
 * and anything deeper than 12 levels are cut. The input is never changed.
 */
export function redact<T>(value: T): T {
  return walk(value, new Set(), 0) as T;
}

function walk(value: unknown, above: Set<object>, depth: number): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return value;
  if (above.has(value) || depth > 12) return "[cut]";
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  const inside = new Set(above).add(value);
  if (Array.isArray(value)) return value.map((item) => walk(item, inside, depth + 1));
  if (value instanceof Map || value instanceof Headers || value instanceof URLSearchParams) {
    return walk(Object.fromEntries(value.entries()), above, depth);
  }
  if (value instanceof Set) return walk([...value], above, depth);
  if (value instanceof URL) return redactText(value.href);
  const fields = value instanceof Error ? errorFields(value) : value;
  return Object.fromEntries(
    Object.entries(fields).map(([name, item]) => [
      name,
      isSecretName(name) && item !== undefined && item !== null && typeof item !== "boolean"
        ? hidden
        : walk(item, inside, depth + 1),
    ]),
  );
}

function errorFields(error: Error): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  return { ...error, name, message, stack, ...(cause === undefined ? {} : { cause }) };
}

/** A pino logger whose every line goes through the redactor last of all; `destination` is for tests. */
export function createLog(destination?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level: process.env.LOG_LEVEL || (process.env.NODE_ENV === "test" ? "warn" : "info"),
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
    hooks: { streamWrite: (line) => `${JSON.stringify(redact(JSON.parse(line)))}\n` },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The logger of this process. Log a cause as `log.error({ err }, "sentence")`. */
export const log = createLog();
