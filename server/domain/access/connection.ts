import { z } from "zod";
import { AppError } from "@/server/domain/errors";

export const connectionKinds = ["http_header", "http_bearer", "openai"] as const;
export type ConnectionKind = (typeof connectionKinds)[number];

const plain = (max: number) => z.string().trim().min(1, "Fill this in.").max(max);

/** A value of an HTTP header: visible ASCII and spaces, so that nothing can begin a new line. */
export const secretText = z
  .string()
  .trim()
  .min(1, "Enter the secret.")
  .max(8_192)
  .regex(
    /^[\x20-\x7e]+$/,
    "Only plain letters, digits and signs: a line break or a special letter slipped in.",
  );

const reserved =
  /^(host|content-length|transfer-encoding|connection|upgrade|te|trailer|idempotency-key|proxy-.*)$/i;

const headerName = plain(100)
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, "This is not the name of a header.")
  .refine((name) => !reserved.test(name), "This header is set by Countersign itself.");

/** `host`, or `host:port` for anything but the usual port; names in lower case, `[…]` around IPv6. */
const hostName = plain(260)
  .toLowerCase()
  .refine((entry) => hostOf(entry) !== null, "Write a host like api.example.com, without https:// and path.");

const httpUrl = plain(500).refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
  message: "Write an address that begins with https://",
});

/** Who may use a connection beside owners, admins and its maker. */
const sharedWith = z.enum(["builders", "admins"]).default("builders");

const common = { name: plain(80), account: z.string().trim().max(200).default(""), secret: secretText };
const allowedHosts = z.array(hostName).min(1, "Name at least one host.").max(20);

/** A new connection, secret included. Settings are not secret. */
export const newConnection = z.discriminatedUnion("kind", [
  z.strictObject({
    ...common,
    kind: z.literal("http_header"),
    settings: z.strictObject({ headerName, sharedWith }),
    allowedHosts,
  }),
  z.strictObject({
    ...common,
    kind: z.literal("http_bearer"),
    settings: z.strictObject({ sharedWith }),
    allowedHosts,
  }),
  z.strictObject({
    ...common,
    kind: z.literal("openai"),
    settings: z.strictObject({ baseUrl: httpUrl, model: plain(120), sharedWith }),
    allowedHosts: z.array(hostName).max(0, "The host of the address is the only one.").default([]),
  }),
]);
export type NewConnection = z.infer<typeof newConnection>;

/** Settings as they are stored, of every kind. */
export const connectionSettings = z.object({
  headerName: z.string().optional(),
  baseUrl: z.string().optional(),
  model: z.string().optional(),
  sharedWith: z.enum(["builders", "admins"]).optional(),
});
export type ConnectionSettings = z.infer<typeof connectionSettings>;

/** Normal form of `host` or `host:port`; null when it is neither. */
function hostOf(entry: string): string | null {
  if (!/^(\[[0-9a-f:.]+\]|[^\s:/?#@*%[\]\\]+)(:\d{1,5})?$/i.test(entry)) return null;
  const address = `http://${entry}`;
  return URL.canParse(address) ? new URL(address).host.replace(/:443$/, "") : null;
}

/** The hosts a new connection may be used with: those named, or that of an AI endpoint. */
export function hostsOf(connection: NewConnection): string[] {
  if (connection.kind === "openai") return [new URL(connection.settings.baseUrl).host];
  return [...new Set(connection.allowedHosts.flatMap((entry) => hostOf(entry) ?? []))];
}

/**
 * Throws AppError `refused` unless a connection's secret may be sent to this address: the host (and the port, where it
 * is not the scheme's own) is one of those named, and the way is encrypted or admitted by the operator.
 * @param allowsPlain whether plain http to this host and port was admitted by COUNTERSIGN_ALLOW_HOSTS
 */
export function checkHost(
  connection: { readonly name: string; readonly allowedHosts: readonly string[] },
  url: string,
  allowsPlain: (host: string, port: number) => boolean = () => false,
): void {
  const target = URL.canParse(url) ? new URL(url) : null;
  if (!target || !/^https?:$/.test(target.protocol)) {
    throw new AppError("refused", "This is not an http address, so no connection can be used with it.");
  }
  if (!connection.allowedHosts.includes(target.host)) {
    throw new AppError(
      "refused",
      `The connection “${connection.name}” may not be used with ${target.host}. Nothing was sent.`,
    );
  }
  const port = Number(target.port || 80);
  if (target.protocol === "http:" && !allowsPlain(target.hostname.replace(/^\[|\]$/g, ""), port)) {
    throw new AppError(
      "refused",
      `The secret of “${connection.name}” is only sent encrypted: use https. Nothing was sent.`,
    );
  }
}
