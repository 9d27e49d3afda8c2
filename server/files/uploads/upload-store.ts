import type { Readable } from "node:stream";
import { DataStore, Upload } from "@tus/server";
import type { Platform } from "#platform/operations/platform.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { storedBy } from "#platform/storage/stored-rows.ts";
import { ArrivingBytes } from "./arriving-bytes.ts";
import { deleteUpload } from "./upload-rows.ts";

/** Ids are `workspace/upload/stored/sender`: made by the route once it knows that the upload is the asker's. */
export type TusId = `${string}/${string}/${string}/${string}`;
const partsOf = (id: string) => {
  const [workspaceId = "", uploadId = "", storedId = "", senderId = ""] = id.split("/");
  return { workspaceId, uploadId, storedId, senderId };
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
