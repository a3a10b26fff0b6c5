import { isIP } from "node:net";
import { cut } from "@/server/domain/cut";
import { PerformError } from "@/server/domain/run/perform-error";
import type { AllowedHost } from "@/server/env";
import { isPublicAddress } from "./public-address";

/** The host without brackets, in small letters; the port as a number, the scheme's own when none is given. */
export function placeOf(url: URL): AllowedHost {
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1").toLowerCase();
  return { host, port: url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port) };
}

export function isAdmitted(place: AllowedHost, allowHosts: readonly AllowedHost[]): boolean {
  return allowHosts.some(({ host, port }) => host === place.host && port === place.port);
}

export function blockedMessage({ host, port }: AllowedHost): string {
  return `“${host}” is not on the public internet, so nothing was sent. Whoever runs Countersign can admit it with COUNTERSIGN_ALLOW_HOSTS=${host.includes(":") ? `[${host}]` : host}:${port}.`;
}

/**
 * Reads an address strictly. The WHATWG parser turns every spelling of an IP address (decimal, octal, hexadecimal,
 * short, full-width …) into the one form that is checked here and connected to later; names are checked when they
 * have been resolved, at the moment of connecting.
 * @throws PerformError bad_config
 */
export function readTarget(address: string | URL, allowHosts: readonly AllowedHost[]): URL {
  const text = String(address);
  if (!URL.canParse(text)) {
    throw new PerformError("bad_config", `“${cut(text, 200)}” is not a web address, so nothing was sent.`);
  }
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new PerformError("bad_config", "Only addresses that begin with http:// or https:// are called.");
  }
  if (url.username !== "" || url.password !== "") {
    throw new PerformError(
      "bad_config",
      "The address holds a user name or password, so nothing was sent. Keep it in a connection instead.",
    );
  }
  const place = placeOf(url);
  if (isIP(place.host) && !isPublicAddress(place.host) && !isAdmitted(place, allowHosts)) {
    throw new PerformError("bad_config", blockedMessage(place));
  }
  return url;
}
