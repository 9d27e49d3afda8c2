import type { Platform } from "#platform/operations/platform.ts";
import { partBytes } from "#platform/storage/storage.ts";
import { type Arriving, keepPart } from "./keep-part.ts";

/** Gathers what arrives until a part is full; while one is being kept the next is gathered. */
export class ArrivingBytes {
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
