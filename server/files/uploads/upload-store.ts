import type { Readable } from "node:stream";
import { DataStore, Upload } from "@tus/server";
import type { Platform } from "#platform/operations/platform.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { partBytes } from "#platform/storage/storage.ts";
import { storedBy } from "#platform/storage/stored-rows.ts";
import { type Arriving, keepPart } from "./keep-part.ts";
import { deleteUpload } from "./upload-rows.ts";

/** Ids are `workspace/upload/stored`: made by the route once it knows that the upload is the asker's. */
export type TusId = `${string}/${string}/${string}`;
const partsOf = (id: string) => {
  const [workspaceId = "", uploadId = "", storedId = ""] = id.split("/");
  return { workspaceId, uploadId, storedId };
};

/** Where @tus/server keeps what arrives: sealed parts, whose number of bytes stands in the row. */
export class UploadStore extends DataStore {
  readonly #platform: Platform;

  constructor(platform: Platform) {
    super();
    this.#platform = platform;
    this.extensions = ["termination"];
  }

  override async getUpload(id: string): Promise<Upload> {
    const { workspaceId, storedId } = partsOf(id);
    const found = await this.#platform.run({ workspaceId }, ({ db }) => storedBy(db, { workspaceId, id: storedId }));
    const row = found && !found.unused_at ? found : notFound("upload");
    return new Upload({ id, size: row.size, offset: row.received });
  }

  /** What is there when a request breaks off is kept, as a part that the next one makes longer. */
  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const arriving = new ArrivingBytes(this.#platform, partsOf(id), offset);
    try {
      for await (const bytes of stream) await arriving.take(bytes as Buffer);
    } finally {
      await arriving.keep();
    }
    return arriving.kept;
  }

  /** Rows first: bytes that no row names are found later. */
  override async remove(id: string): Promise<void> {
    const { workspaceId, uploadId } = partsOf(id);
    const storedId = await this.#platform.run({ workspaceId }, ({ db }) => deleteUpload(db, workspaceId, uploadId));
    await this.#platform.storage.remove([storedId ?? notFound("upload")]);
  }
}

/** Gathers what arrives until a part is full; while one is being kept the next is gathered. */
class ArrivingBytes {
  readonly #platform: Platform;
  readonly #to: Arriving;
  #pieces: Buffer[] = [];
  #length = 0;
  /** Where the gathered pieces begin. */
  #at: number;
  #keeping: Promise<void> = Promise.resolve();
  /** Up to here everything is durable. */
  kept: number;

  constructor(platform: Platform, to: Arriving, offset: number) {
    this.#platform = platform;
    this.#to = to;
    this.#at = this.kept = offset;
  }

  async take(bytes: Buffer): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const room = partBytes - ((this.#at + this.#length) % partBytes);
      const piece = bytes.subarray(at, at + room);
      this.#pieces.push(piece);
      this.#length += piece.length;
      at += piece.length;
      if (piece.length === room) await this.#keepNext();
    }
  }

  /** Everything that came is durable once it answers. */
  async keep(): Promise<void> {
    await this.#keepNext();
    await this.#keeping;
  }

  /** In order, and one after the other: what is durable has no gap. */
  async #keepNext(): Promise<void> {
    await this.#keeping;
    if (this.#length === 0) return;
    const [pieces, at] = [this.#pieces, this.#at];
    this.#at += this.#length;
    this.#pieces = [];
    this.#length = 0;
    const until = this.#at;
    this.#keeping = keepPart(this.#platform, this.#to, at, pieces).then(() => void (this.kept = until));
    // Looked at before the next is kept.
    this.#keeping.catch(() => undefined);
  }
}
