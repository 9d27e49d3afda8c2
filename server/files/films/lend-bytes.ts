import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export type Lent = { size: number; read: (from: number, to: number) => AsyncIterable<Buffer> };

/**
 * Lends a stored file to another program of this machine for as long as `work` takes: it may jump about in it, and no
 * plain byte of it is ever on a disk. The address cannot be guessed and is gone afterwards.
 */
export async function lendBytes<T>(lent: Lent, work: (address: string) => Promise<T>): Promise<T> {
  const path = `/${randomBytes(32).toString("hex")}`;
  // Not before: importing it loads fetch as well, which a start needs nothing of.
  const { createServer } = await import("node:http");
  const server = createServer((request, response) => {
    if (request.url !== path) return void response.writeHead(404).end();
    // Who asked has gone on to another place: nobody misses the rest.
    answer(lent, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function answer({ size, read }: Lent, { headers }: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, first = "0", last = ""] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? "bytes=0-") ?? [];
  const from = Number(first);
  const to = Math.min(size, last === "" ? size : Number(last) + 1);
  if (from >= to) return void response.writeHead(416, { "content-range": `bytes */${size}` }).end();
  response.writeHead(206, {
    "accept-ranges": "bytes",
    "content-length": to - from,
    "content-range": `bytes ${from}-${to - 1}/${size}`,
  });
  await pipeline(Readable.from(read(from, to), { objectMode: false, highWaterMark: 1 }), response);
}
