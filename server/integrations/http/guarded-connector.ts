import dns from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { PerformError } from "@/server/domain/run/perform-error";
import type { AllowedHost } from "@/server/env";
import { isPublicAddress } from "./public-address";
import { blockedMessage, isAdmitted } from "./target";

/** `dns.lookup` as used here: all addresses of a name. Replaced in tests. */
export type Resolve = (hostname: string) => Promise<{ address: string; family: number }[]>;

export const resolveBySystem: Resolve = (hostname) =>
  dns.promises.lookup(hostname, { all: true, verbatim: true });

/** The connection could not be made: nothing was sent. */
export class ConnectFailure extends Error {
  override readonly name = "ConnectFailure";
}

/** The check happens where the connection is made, on the very addresses that are connected to: no rebinding. */
function guardedLookup(resolve: Resolve, place: AllowedHost, admitted: boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const first = found[0];
        if (!first) return callback(new Error(`“${hostname}” has no address.`), "");
        if (!admitted && !found.every(({ address }) => isPublicAddress(address))) {
          return callback(new PerformError("bad_config", blockedMessage(place)), "");
        }
        return options.all ? callback(null, found) : callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), ""),
    );
  };
}

/**
 * A connector for undici that reaches the public internet and the admitted hosts and nothing else. `onConnected` is
 * called when a connection stands: from then on something may have been sent.
 */
export function guardedConnector(options: {
  readonly allowHosts: readonly AllowedHost[];
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
  readonly onConnected?: () => void;
}): buildConnector.connector {
  const { allowHosts, resolve = resolveBySystem, timeoutMs = 10_000, onConnected } = options;
  return (target, callback) => {
    const host = target.hostname.replace(/^\[(.*)\]$/, "$1").toLowerCase();
    const place = { host, port: Number(target.port) || (target.protocol === "https:" ? 443 : 80) };
    const admitted = isAdmitted(place, allowHosts);
    if (isIP(host) && !admitted && !isPublicAddress(host)) {
      callback(new PerformError("bad_config", blockedMessage(place)), null);
      return;
    }
    const connect = buildConnector({ timeout: timeoutMs, lookup: guardedLookup(resolve, place, admitted) });
    connect(target, (...[error, socket]) => {
      if (error)
        callback(
          error instanceof PerformError ? error : new ConnectFailure(error.message, { cause: error }),
          null,
        );
      else {
        onConnected?.();
        callback(null, socket);
      }
    });
  };
}
