import ipaddr from "ipaddr.js";

/**
 * Which addresses are on the public internet. IPv6 is admitted only inside 2000::/3 (global unicast, RFC 4291), less
 * the special ranges in it; every form that carries an IPv4 address inside an IPv6 one lies outside or is listed.
 * Sources: the IANA special-purpose address registries for IPv4 and IPv6.
 */
const special4 = [
  "0.0.0.0/8", // this network
  "10.0.0.0/8",
  "100.64.0.0/10", // carrier-grade NAT
  "127.0.0.0/8",
  "169.254.0.0/16", // link local, cloud metadata
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24", // documentation
  "192.31.196.0/24", // AS112
  "192.52.193.0/24", // AMT
  "192.88.99.0/24", // 6to4 relays
  "192.168.0.0/16",
  "192.175.48.0/24", // AS112
  "198.18.0.0/15", // benchmarking
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, broadcast
].map((range) => ipaddr.IPv4.parseCIDR(range));

const global6 = ipaddr.IPv6.parseCIDR("2000::/3");
const special6 = [
  "2001::/23", // protocol assignments, Teredo among them
  "2001:db8::/32", // documentation
  "2002::/16", // 6to4 carries an IPv4 address
  "2620:4f:8000::/48", // AS112
  "3fff::/20", // documentation
].map((range) => ipaddr.IPv6.parseCIDR(range));

/** Whether a literal IP address (no brackets) may be connected to. Anything that is not one is not public. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return !special4.some((range) => parsed.match(range));
  if (!(parsed instanceof ipaddr.IPv6) || parsed.zoneId) return false;
  return parsed.match(global6) && !special6.some((range) => parsed.match(range));
}
