import type { FileKind } from "@atrium/contract/files/files.ts";
import { readFilm } from "../films/index.ts";
import { plainText } from "../first-look/index.ts";
import { keptText, type Made, mostText, runSandboxed, type SandboxTask } from "../sandbox/index.ts";

/** What a stored file is read from. */
export type Source = {
  kind: FileKind;
  mediaType: string;
  size: number;
  read: (from: number, to: number) => AsyncIterable<Buffer>;
};

const mostBytes = 200 * 1024 * 1024;
const nothing: Made = { previews: [] };

/** Smaller pictures and the words of a file, whatever it is. What is broken, or more than it may be, has none. */
export async function makeOfFile(source: Source): Promise<Made> {
  const { mediaType, kind, size } = source;
  if (kind === "text" || kind === "code") return { ...nothing, text: await wordsOf(source) };
  if (["video", "audio", "voice"].includes(kind)) return madeOfFilm(source);
  const task = taskOf(kind, mediaType);
  if (!task || size > mostBytes) return nothing;
  return (await runSandboxed(task, source.read(0, size))) ?? nothing;
}

async function madeOfFilm({ mediaType, ...lent }: Source): Promise<Made> {
  const { poster, ...about } = await readFilm(mediaType, lent);
  return { ...about, previews: poster ? [{ size: "poster", ...poster }] : [] };
}

/** Pictures no browser draws are made into ones it does, where they can be decoded. */
function taskOf(kind: FileKind, mediaType: string): SandboxTask | undefined {
  if (kind === "pdf") return "document";
  if (/^application\/vnd\.(?:openxmlformats-officedocument|oasis\.opendocument)\./.test(mediaType)) return "office";
  return mediaType.startsWith("image/") ? "picture" : undefined;
}

async function wordsOf({ size, read }: Source): Promise<string> {
  const chunks: Buffer[] = [];
  // A character of UTF-8 takes up to four bytes; those of most texts take one.
  for await (const chunk of read(0, Math.min(size, mostText * 2))) chunks.push(chunk);
  return keptText(plainText(Buffer.concat(chunks)) ?? "");
}
