import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { PerformError } from "@/server/domain/run/perform-error";

/** Largest answer that is read, in bytes, packed and unpacked. */
export const maxResponseBytes = 1024 * 1024;

const unpackers = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
} as const;

export interface ReadBody {
  readonly bytes: Buffer;
  /** false when it was longer than the cap or broke off */
  readonly complete: boolean;
}

/** Reads up to the cap and then stops the transfer. What breaks off is kept as far as it came. */
export async function readBody(
  stream: AsyncIterable<Uint8Array> & { destroy(): unknown },
): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size > maxResponseBytes) {
        stream.destroy();
        return { bytes: Buffer.concat(chunks).subarray(0, maxResponseBytes), complete: false };
      }
    }
    return { bytes: Buffer.concat(chunks), complete: true };
  } catch {
    return { bytes: Buffer.concat(chunks), complete: false };
  }
}

/** The text of an answer. Packed answers are unpacked within the cap: a small bomb does not become a large one. */
export async function textOfBody(bytes: Buffer, encoding: string | undefined): Promise<string> {
  const name = (encoding ?? "").trim().toLowerCase();
  if (name === "" || name === "identity") return bytes.toString("utf8");
  if (!Object.hasOwn(unpackers, name)) {
    throw new PerformError(
      "rejected",
      `The answer is packed in a way that is not understood (${name.slice(0, 40)}).`,
    );
  }
  try {
    const unpacked = await unpackers[name as keyof typeof unpackers](bytes, {
      maxOutputLength: maxResponseBytes,
    });
    return unpacked.toString("utf8");
  } catch {
    throw new PerformError("rejected", "The answer could not be unpacked within 1 MiB.");
  }
}
