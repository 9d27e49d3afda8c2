import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { limitPauses } from "#platform/http/body-time.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { type ByteRange, byteRange } from "./byte-range.ts";
import { isHarmless } from "./file-kind.ts";

/** Stored bytes and how they are to be taken; whoever serves has asked whether the asker may see them now. */
export type ServedBytes = {
  storedId: string;
  keyWrapped: string;
  size: number;
  name: string;
  mediaType: string;
  download: boolean;
};

/**
 * Answers with bytes that came from people: whatever they are, a browser may show or save them and do nothing else.
 * Everything that could act is saved, never shown; nothing is kept by a cache without asking again, for who asks may
 * have lost access meanwhile.
 */
export function serveBytes(platform: Platform, request: FastifyRequest, reply: FastifyReply, bytes: ServedBytes) {
  const { storedId, size, name } = bytes;
  const etag = `"${storedId}"`;
  const isShown = !bytes.download && isHarmless(bytes.mediaType);
  reply.headers({
    etag,
    "accept-ranges": "bytes",
    "content-type": typeOf(bytes),
    "content-disposition": disposition(isShown ? "inline" : "attachment", name),
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
    vary: "cookie, authorization",
  });
  if (matches(request.headers["if-none-match"], etag)) return reply.status(304).send();
  const isSame = request.headers["if-range"] === undefined || request.headers["if-range"] === etag;
  const range = isSame ? byteRange(request.headers.range, size) : undefined;
  if (range === null) return reply.status(416).header("content-range", `bytes */${size}`).send();
  if (range) reply.status(206).header("content-range", `bytes ${range.from}-${range.to - 1}/${size}`);
  return sendBytes(platform, request, reply, bytes, range ?? { from: 0, to: size });
}

function sendBytes(
  { storage }: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  { storedId, keyWrapped }: ServedBytes,
  { from, to }: ByteRange,
) {
  reply.header("content-length", to - from);
  if (request.method === "HEAD") return reply.send();
  limitPauses(reply.raw);
  const stored = { id: storedId, key: storage.unwrap(storedId, keyWrapped) };
  // One part is opened at a time, and the next when who reads has taken it.
  return reply.send(Readable.from(storage.read(stored, from, to), { objectMode: false, highWaterMark: 1 }));
}

/** Text is always UTF-8 here, since only that was taken for text; what could act is not called by its name. */
function typeOf({ mediaType }: ServedBytes): string {
  if (!isHarmless(mediaType)) return "application/octet-stream";
  return mediaType === "text/plain" ? "text/plain; charset=utf-8" : mediaType;
}

/** RFC 6266 with RFC 8187: the name as it is, and without its special signs for who does not know that. */
export function disposition(how: "inline" | "attachment", name: string): string {
  const plain = name.replaceAll(/[^\w .()+-]/g, "_");
  const whole = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`;
}

/** If-None-Match is compared weakly (RFC 9110, 13.1.2). */
const matches = (header: string | undefined, etag: string): boolean =>
  header?.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === etag) ?? false;
