import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { OutsideError } from "./outside-error.ts";

const decoders: Record<string, () => NodeJS.ReadWriteStream & Readable> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * Reads at most `maxBytes` of what an answer says after unpacking, and never holds more than that: a small answer can
 * unpack to gigabytes. What is longer is refused, or cut there when a beginning is enough.
 */
export async function readBody(
  body: Readable,
  encoding: string | undefined,
  { maxBytes, cut = false }: { maxBytes: number; cut?: boolean },
): Promise<Buffer> {
  const name = encoding?.trim().toLowerCase() || "identity";
  const decoder = decoders[name]?.();
  if (!decoder && name !== "identity") throw new OutsideError("wrong_type", `encoding ${name}`);
  const plain = decoder ? body.pipe(decoder) : body;
  // An answer that breaks off must end the unpacking as well.
  body.on("error", (error) => decoder?.destroy(error));
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of plain as AsyncIterable<Buffer>) {
      chunks.push(chunk.subarray(0, maxBytes - length));
      length += chunk.length;
      if (length > maxBytes && !cut) throw new OutsideError("too_large", `more than ${maxBytes} bytes`);
      if (length >= maxBytes && cut) break;
    }
  } finally {
    decoder?.destroy();
    body.destroy();
  }
  return Buffer.concat(chunks);
}
