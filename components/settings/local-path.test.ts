import { expect, test } from "vitest";
import { localPath } from "./local-path";

test.each([
  ["/inbox/7?x=1#y", "/inbox/7?x=1#y"],
  ["/", "/"],
  ["//evil.example", "/home"],
  ["/\\evil.example", "/home"],
  ["/\t/evil.example", "/home"],
  ["/.//evil.example", "/home"],
  ["/inbox/..//evil.example", "/home"],
  ["/%2e//evil.example", "/home"],
  ["https://evil.example", "/home"],
  ["javascript:alert(1)", "/home"],
  ["", "/home"],
  [undefined, "/home"],
  [["/inbox"], "/home"],
])("%j leads to %s", (wanted, path) => {
  expect(localPath(wanted)).toBe(path);
});
