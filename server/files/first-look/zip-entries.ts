import type { Readable } from "node:stream";
import { Readable as Stream } from "node:stream";
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from "yauzl";
import type { FileBytes } from "./file-bytes.ts";

class BytesReader extends RandomAccessReader {
  readonly #bytes: FileBytes;
  constructor(bytes: FileBytes) {
    super();
    this.#bytes = bytes;
  }
  override _readStreamForRange(from: number, to: number): Readable {
    return Stream.from(pieces(this.#bytes, from, to), { objectMode: false });
  }
}

const pieceBytes = 64 * 1024;

async function* pieces(bytes: FileBytes, from: number, to: number): AsyncGenerator<Buffer> {
  for (let at = from; at < to; at += pieceBytes) {
    const piece = await bytes.read(at, Math.min(at + pieceBytes, to));
    if (piece.length === 0) return;
    yield piece;
  }
}

export type Zip = { entries: ReadonlyMap<string, Entry>; open(entry: Entry): Promise<Readable> };

/** A document has some thousands of parts at most, with names of some dozen letters. */
const mostEntries = 20_000;
const mostNaming = 4 * 1024 * 1024;

/**
 * The entries of a zip by name; nothing is ever written anywhere, so that a name is only ever compared.
 * @throws Error when it is none, or has too many.
 */
export async function openZip(bytes: FileBytes): Promise<Zip> {
  const zip: ZipFile = await fromRandomAccessReaderPromise(new BytesReader(bytes), bytes.size, {
    lazyEntries: true,
    autoClose: false,
    validateEntrySizes: true,
  });
  const entries = new Map<string, Entry>();
  if (zip.entryCount > mostEntries) throw new Error("too many entries");
  await new Promise<void>((resolve, reject) => {
    zip.on("error", reject);
    zip.on("end", () => resolve());
    let naming = 0;
    zip.on("entry", (entry: Entry) => {
      entries.set(entry.fileName, entry);
      naming += entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
      if (naming > mostNaming) return reject(new Error("too many names"));
      if (entries.size > mostEntries) return reject(new Error("too many entries"));
      zip.readEntry();
    });
    zip.readEntry();
  });
  return { entries, open: (entry) => zip.openReadStreamPromise(entry) };
}
