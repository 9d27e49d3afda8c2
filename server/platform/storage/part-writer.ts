import type { BlobWriter } from "./blobs.ts";
import type { Sealing } from "./seal.ts";

/** Pieces of this many: their memory is used again, that of larger ones is asked of the system and given back. */
const pieceBytes = 64 * 1024;
/** So much is written at a time. Twice that is held in memory for each part on its way to a folder. */
const segmentBytes = 512 * 1024;

/** One part on its way into storage: sealed as it comes and written in segments, so that no part is ever held whole. */
export class PartWriter {
  readonly #sealing: Sealing;
  readonly #blob: BlobWriter;
  #pending: Buffer[];
  #length = 0;
  #written: Promise<void> = Promise.resolve();

  constructor(sealing: Sealing, blob: BlobWriter) {
    this.#sealing = sealing;
    this.#blob = blob;
    this.#pending = [sealing.nonce];
  }

  /** A promise when no more is to be added before that. */
  add(bytes: Buffer): Promise<void> | undefined {
    for (let at = 0; at < bytes.length; at += pieceBytes)
      this.#pending.push(this.#sealing.update(bytes.subarray(at, at + pieceBytes)));
    this.#length += bytes.length;
    return this.#length < segmentBytes ? undefined : this.#write();
  }

  /** Durable when it answers, and seen by nobody. Once, after the last `add`. */
  async finish(): Promise<void> {
    this.#pending.push(this.#sealing.end());
    void this.#write();
    await this.#written;
    await this.#blob.finish();
  }

  /** Whoever reads sees it, also after a crash. Again changes nothing. */
  place(): Promise<void> {
    return this.#blob.place();
  }

  /** Nothing of it stays, unless it was put in place. */
  async drop(): Promise<void> {
    await this.#written.catch(() => undefined);
    await this.#blob.drop();
  }

  /** Answers when the segment before this one is written. */
  #write(): Promise<void> {
    const [pieces, before] = [this.#pending, this.#written];
    this.#pending = [];
    this.#length = 0;
    this.#written = before.then(() => this.#blob.write(pieces));
    // Looked at by who adds the next or finishes.
    this.#written.catch(() => undefined);
    return before;
  }
}
