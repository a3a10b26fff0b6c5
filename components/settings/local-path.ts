const BASE = "http://countersign.invalid";

/**
 * Where to go after the sign-in: a path of this product, never another site's address.
 * @param wanted from the address bar, so anything
 */
export function localPath(wanted: unknown, otherwise = "/home"): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/") || !URL.canParse(wanted, BASE)) return otherwise;
  const url = new URL(wanted, BASE);
  // "/.//evil.example" is a path of ours until its dots are resolved
  const isOurs = url.origin === BASE && !url.pathname.startsWith("//");
  return isOurs ? url.pathname + url.search + url.hash : otherwise;
}
