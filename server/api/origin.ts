import { isIP } from "node:net";

/**
 * Whether a request that changes something was made by our own pages: its `Origin` is ours, and `Sec-Fetch-Site` says
 * `same-origin`. Null, foreign or absent is "no". Browsers leave `Sec-Fetch-Site` out on plain HTTP to anything but
 * this machine, and only there it may be missing.
 *
 * Ours is the configured address; besides it the very address that the request came to, if that is `localhost` or an
 * IP address (with a name, somebody else's DNS could point at us).
 * @param configured COUNTERSIGN_URL
 */
export function isOwnOrigin(headers: Headers, configured: string): boolean {
  const origin = parse(headers.get("origin"));
  if (!origin) return false;
  const own = new URL(configured);
  const ours = origin.origin === own.origin || isSameAddress(origin, own, headers.get("host"));
  if (!ours) return false;
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  return origin.protocol === "http:" && !isThisMachine(origin.hostname);
}

function parse(origin: string | null): URL | null {
  return origin && URL.canParse(origin) && /^https?:$/.test(new URL(origin).protocol)
    ? new URL(origin)
    : null;
}

function isSameAddress(origin: URL, own: URL, host: string | null): boolean {
  const hasNoName = origin.hostname === "localhost" || isIP(bare(origin.hostname)) !== 0;
  return hasNoName && origin.protocol === own.protocol && origin.host === host;
}

function isThisMachine(hostname: string): boolean {
  const name = bare(hostname);
  return name === "localhost" || name.endsWith(".localhost") || name.startsWith("127.") || name === "::1";
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "");
}
