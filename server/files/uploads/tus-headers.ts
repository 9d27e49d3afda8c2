import type { IncomingHttpHeaders } from "node:http";
import { refuse } from "#platform/operations/refuse.ts";
import type { UploadRow } from "./upload-rows.ts";

const version = "1.0.0";

/** Said with every answer (https://tus.io/protocols/resumable-upload). */
export const tusHeaders = { "tus-resumable": version, "tus-version": version } as const;

/** @throws Refusal invalid_input for another version of the protocol, or none. */
export function checkVersion(headers: IncomingHttpHeaders): void {
  if (headers["tus-resumable"] !== version) wrong("Tus-Resumable", version, 412);
}

/** Where a PATCH begins. @throws Refusal for one that is none of the protocol, or brings more than was announced. */
export function offsetOf(headers: IncomingHttpHeaders, { size }: UploadRow): number {
  const type = "application/offset+octet-stream";
  if (headers["content-type"] !== type) wrong("Content-Type", type, 415);
  const text = headers["upload-offset"];
  if (typeof text !== "string" || !/^\d{1,15}$/.test(text)) wrong("Upload-Offset", "a number of bytes");
  const offset = Number(text);
  if (offset + Number(headers["content-length"] ?? 0) > size)
    refuse("too_large", { detail: `it was announced with ${size} bytes` });
  return offset;
}

function wrong(header: string, expected: string, status = 400): never {
  refuse("invalid_input", { status, fields: [{ path: header, message: `expected ${expected}` }] });
}
