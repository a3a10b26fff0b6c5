import { expect, test } from "vitest";
import { isOwnOrigin } from "./origin";

const local = "http://127.0.0.1:3000";
const hosted = "https://countersign.example";
const same = { "sec-fetch-site": "same-origin" };

test.each<[string, string, Record<string, string>, boolean]>([
  ["our own page", hosted, { origin: hosted, ...same }, true],
  ["our own page on this machine", local, { origin: local, ...same }, true],
  [
    "localhost instead of 127.0.0.1",
    local,
    { origin: "http://localhost:3000", host: "localhost:3000", ...same },
    true,
  ],
  [
    "an address in the local network",
    local,
    { origin: "http://192.168.1.5:3000", host: "192.168.1.5:3000" },
    true,
  ],
  ["no origin", hosted, { ...same }, false],
  ["no origin, nothing at all", hosted, {}, false],
  ["origin null", hosted, { origin: "null", ...same }, false],
  ["empty origin", hosted, { origin: "", ...same }, false],
  ["a foreign origin", hosted, { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, false],
  ["a foreign origin that lies about the site", hosted, { origin: "https://evil.example", ...same }, false],
  ["our name on plain http", hosted, { origin: "http://countersign.example", ...same }, false],
  ["our name on another port", hosted, { origin: "https://countersign.example:8443", ...same }, false],
  [
    "a name that begins like ours",
    hosted,
    { origin: "https://countersign.example.evil.example", ...same },
    false,
  ],
  ["ours, but from a sister site", hosted, { origin: hosted, "sec-fetch-site": "same-site" }, false],
  ["ours, but cross-site", hosted, { origin: hosted, "sec-fetch-site": "cross-site" }, false],
  ["ours, but typed by hand", hosted, { origin: hosted, "sec-fetch-site": "none" }, false],
  ["ours, and no word of the site", hosted, { origin: hosted }, false],
  ["ours on this machine, and no word of the site", local, { origin: local }, false],
  [
    "a name that somebody else's DNS points at this machine",
    local,
    { origin: "http://rebound.example:3000", host: "rebound.example:3000", ...same },
    false,
  ],
  ["not a web page", hosted, { origin: "file:///etc/passwd", ...same }, false],
])("%s", (_, configured, headers, expected) => {
  expect(isOwnOrigin(new Headers(headers), configured)).toBe(expected);
});
