const BASE = "http://countersign.invalid";

/**
 * Where to go after the sign-in: a path of this product, never another site's address.
 * @param wanted from the address bar, so anything
 */
export function localPath(wanted: unknown, otherwise = "/home"): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/") || !URL.canParse(wanted, BASE)) return otherwise;
  const url = new URL(wanted, BASE);
  return url.origin === BASE ? url.pathname + url.search + url.hash : otherwise;
}
