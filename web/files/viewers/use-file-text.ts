import type { SharedFile } from "@atrium/contract/files/files.ts";
import { useCallback } from "react";
import { contentAddress } from "../file-address.ts";
import { type Loaded, useLoaded } from "./use-loaded.ts";

/** Bytes of a text that are shown; the rest is for who downloads it. */
const mostBytes = 1024 * 1024;

export type FileText = { text: string; isCut: boolean };

/** The first of a file's bytes as text, whatever encoding it was written in. */
export function useFileText({ id, version, size }: SharedFile): Loaded<FileText> {
  return useLoaded(useCallback((signal: AbortSignal) => fetchText({ id, version, size }, signal), [id, version, size]));
}

async function fetchText(file: Pick<SharedFile, "id" | "version" | "size">, signal: AbortSignal): Promise<FileText> {
  const answer = await fetch(contentAddress(file), { headers: { range: `bytes=0-${mostBytes - 1}` }, signal });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const isCut = file.size > mostBytes;
  return { text: decode(bytes, isCut).replaceAll("\r\n", "\n"), isCut };
}

function decode(bytes: Uint8Array, isCut: boolean): string {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (mark === 0xfffe) return new TextDecoder("utf-16le").decode(bytes);
  if (mark === 0xfeff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    // Where it is cut, a character may be cut as well.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: isCut });
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
