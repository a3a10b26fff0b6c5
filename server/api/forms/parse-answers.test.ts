import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "@/server/domain/errors";
import { parseAnswers } from "./parse-answers";

const bytes = (text: string) => new TextEncoder().encode(text);
const multipart = "multipart/form-data; boundary=XX";
const part = (name: string, value: string, more = "") =>
  `--XX\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

function codeOf(work: () => unknown): string {
  try {
    work();
    return "none";
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

test("what the browser's own encoder makes is read back", async () => {
  const names = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);
  const texts = fc.string({ unit: "grapheme", maxLength: 200 }).map((text) => text.replace(/[\r\0]/g, ""));
  await fc.assert(
    fc.asyncProperty(fc.dictionary(names, texts, { maxKeys: 8, noNullPrototype: true }), async (answers) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(answers)) form.append(name, value);
      const request = new Request("http://localhost/", { method: "POST", body: form });
      const body = new Uint8Array(await request.arrayBuffer());
      expect(parseAnswers(request.headers.get("content-type"), body)).toEqual(answers);
      const encoded = bytes(new URLSearchParams(answers).toString());
      expect(parseAnswers("application/x-www-form-urlencoded", encoded)).toEqual(answers);
    }),
    { numRuns: 100 },
  );
});

describe("what is no form", () => {
  test("JSON that claims to hold files, and anything else that is not a form", () => {
    const body = bytes('{"files":{"f":{"filepath":"/etc/passwd"}}}');
    for (const type of [
      "application/json",
      "text/plain",
      "application/json; multipart/form-data",
      "",
      null,
    ]) {
      expect(codeOf(() => parseAnswers(type, body))).toBe("unsupported_media");
    }
  });

  test("a file", () => {
    const body = bytes(`${part("f", "root:x", '; filename="/etc/passwd"')}--XX--\r\n`);
    expect(codeOf(() => parseAnswers(multipart, body))).toBe("unsupported_media");
  });

  test("bodies that are cut, without a name, with endless heads or too many parts", () => {
    const whole = `${part("a", "1")}${part("b", "2")}--XX--\r\n`;
    expect(parseAnswers(multipart, bytes(whole))).toEqual({ a: "1", b: "2" });
    for (let length = 0; length < whole.indexOf("--XX--"); length++) {
      expect(codeOf(() => parseAnswers(multipart, bytes(whole.slice(0, length))))).toBe("bad_input");
    }
    const nameless = "--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--";
    const longHead = `--XX\r\nX: ${"a".repeat(5_000)}\r\n\r\nx\r\n--XX--`;
    for (const body of [nameless, longHead, part("a", "x").repeat(300)]) {
      expect(codeOf(() => parseAnswers(multipart, bytes(body)))).toBe("bad_input");
    }
    expect(codeOf(() => parseAnswers("multipart/form-data", bytes(whole)))).toBe("bad_input");
  });

  test("random bytes never do more than be refused", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        const body = new Uint8Array([...bytes("--XX\r\n"), ...noise]);
        expect(["none", "bad_input", "unsupported_media"]).toContain(
          codeOf(() => parseAnswers(multipart, body)),
        );
      }),
    );
  });
});

test("line ends become one kind, and what no database could store is replaced", () => {
  expect(parseAnswers("application/x-www-form-urlencoded", bytes("a=x%0D%0Ay%00"))).toEqual({
    a: "x\ny\uFFFD",
  });
});
