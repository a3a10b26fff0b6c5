import { AppError } from "@/server/domain/errors";
import { storableText } from "@/server/domain/storable";

const maxParts = 200;
const maxHeaderBytes = 4 * 1024;

/**
 * The fields of a submitted form by name, the last one of a name wins. Text only: nothing in a body can ever become
 * a file or a path. Throws `unsupported_media` for anything but the two encodings of HTML forms and for files,
 * `bad_input` for a body that is broken.
 */
export function parseAnswers(contentType: string | null, body: Uint8Array): Record<string, string> {
  const type = (contentType ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === "application/x-www-form-urlencoded") return asRecord(parseEncoded(body));
  if (type === "multipart/form-data") return asRecord(parseMultipart(boundaryOf(contentType ?? ""), body));
  throw new AppError(
    "unsupported_media",
    "A form is sent as application/x-www-form-urlencoded or multipart/form-data.",
  );
}

function asRecord(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  if (pairs.length > maxParts) throw broken("it has too many fields");
  return Object.fromEntries(
    pairs.map(([name, value]) => [storableText(name), storableText(value.replace(/\r\n?/g, "\n"))]),
  );
}

function parseEncoded(body: Uint8Array): [string, string][] {
  return [...new URLSearchParams(new TextDecoder().decode(body))];
}

function boundaryOf(contentType: string): string {
  const match = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2];
  if (!boundary) throw broken("its boundary is missing");
  return boundary;
}

/** RFC 7578, text parts only. Every search goes forward, so the work is linear in the body's size. */
function parseMultipart(boundary: string, bytes: Uint8Array): [string, string][] {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const pairs: [string, string][] = [];
  let at = body.indexOf(delimiter.subarray(2));
  if (at < 0) throw broken("its boundary does not occur");
  at += delimiter.length - 2;
  while (body.toString("latin1", at, at + 2) !== "--") {
    if (body.toString("latin1", at, at + 2) !== "\r\n") throw broken("a part does not begin where it should");
    if (pairs.length >= maxParts) throw broken("it has too many fields");
    const headerEnd = body.indexOf("\r\n\r\n", at);
    if (headerEnd < 0 || headerEnd - at > maxHeaderBytes)
      throw broken("the head of a part is missing or too long");
    const end = body.indexOf(delimiter, headerEnd + 2);
    if (end < 0) throw broken("it ends too early");
    const name = nameOf(body.toString("utf8", at + 2, headerEnd));
    pairs.push([name, body.toString("utf8", Math.min(headerEnd + 4, end), end)]);
    at = end + delimiter.length;
  }
  return pairs;
}

function nameOf(head: string): string {
  const disposition =
    head.split("\r\n").find((line) => /^content-disposition:\s*form-data\s*;/i.test(line)) ?? "";
  if (/;\s*filename\*?=/i.test(disposition)) {
    throw new AppError("unsupported_media", "This form takes no files. Nothing was sent.");
  }
  const name = /;\s*name="([^"]{1,200})"/i.exec(disposition)?.[1];
  if (!name) throw broken("a part has no name");
  return name.replace(/%22/g, '"').replace(/%0D%0A/gi, "\n");
}

function broken(why: string): AppError {
  return new AppError("bad_input", `This form could not be read: ${why}. Nothing was sent.`);
}
