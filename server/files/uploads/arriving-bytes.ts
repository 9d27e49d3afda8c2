import type { Platform } from "#platform/operations/platform.ts";
import type { PartWriter } from "#platform/storage/part-writer.ts";
import { partBytes, type StoredBytes } from "#platform/storage/storage.ts";
import { setReceived } from "#platform/storage/stored-rows.ts";
import { keepInTurn } from "./keep-in-turn.ts";

type Part = { writer: PartWriter; until: number; durable: Promise<void>; isDurable: boolean };
/** `senderId` is the member who sends it, where it is somebody's to send. */
export type Arriving = { workspaceId: string; stored: StoredBytes; senderId?: string };

/**
 * Bytes behind those that are there, kept as they come: while parts are being made durable the next one is written, and
 * those that are durable are put in place and into the row together. What was acknowledged is the beginning of its
 * part, whatever else was written there before a crash.
 */
export class ArrivingBytes {
  readonly #platform: Platform;
  readonly #to: Arriving;
  /** Up to here it came, and up to `kept` all of it is durable and in the row. */
  #at: number;
  kept: number;
  #writer: PartWriter | undefined;
  /** Full, or the last; in order. */
  readonly #parts: Part[] = [];
  #keeping: Promise<void> | undefined;
  #failure: Error | undefined;

  private constructor(platform: Platform, to: Arriving, offset: number) {
    this.#platform = platform;
    this.#to = to;
    this.#at = this.kept = offset;
  }

  /** Going on within a part begins it anew with what is there of it. */
  static async behind(platform: Platform, to: Arriving, offset: number): Promise<ArrivingBytes> {
    const arriving = new ArrivingBytes(platform, to, offset);
    const before = offset % partBytes;
    if (before === 0) return arriving;
    const begun = await platform.storage.part(to.stored, Math.floor(offset / partBytes));
    void arriving.#open().add(begun.subarray(0, before));
    return arriving;
  }

  /** A promise when no more is to be brought before that. @throws what made keeping fail. */
  take(bytes: Buffer): Promise<void> | undefined {
    if (this.#failure) throw this.#failure;
    let wait: Promise<void> | undefined;
    for (let at = 0; at < bytes.length; ) {
      const room = partBytes - (this.#at % partBytes);
      const piece = bytes.subarray(at, at + room);
      wait = this.#open().add(piece) ?? wait;
      this.#at += piece.length;
      at += piece.length;
      if (piece.length === room) wait = this.#end() ?? wait;
    }
    return wait;
  }

  /** Everything that came is durable and in the row once it answers. Again changes nothing. */
  async keep(): Promise<void> {
    try {
      if (this.#writer) void this.#end();
      await this.#keeping;
      if (this.#failure) throw this.#failure;
    } finally {
      for (const { writer, durable } of this.#parts.splice(0)) {
        await durable.catch(() => undefined);
        await writer.drop();
      }
    }
  }

  #open(): PartWriter {
    this.#writer ??= this.#platform.storage.begin(this.#to.stored, Math.floor(this.#at / partBytes));
    return this.#writer;
  }

  /** Ends a part; answers when the one before it is durable. */
  #end(): Promise<void> | undefined {
    const writer = this.#writer as PartWriter;
    this.#writer = undefined;
    const before = this.#parts.at(-1)?.durable;
    const part: Part = { writer, until: this.#at, durable: writer.finish(), isDurable: false };
    part.durable.then(
      () => (part.isDurable = true),
      () => undefined,
    );
    this.#parts.push(part);
    // Behind one that failed nothing is kept: there would be a gap.
    if (!this.#failure) this.#keeping ??= this.#keepAll();
    return before;
  }

  async #keepAll(): Promise<void> {
    try {
      for (let [first] = this.#parts; first; [first] = this.#parts) {
        await first.durable;
        const unfinished = this.#parts.findIndex((part) => !part.isDurable);
        await this.#place(this.#parts.slice(0, unfinished < 0 ? undefined : unfinished));
      }
    } catch (error) {
      this.#failure = error as Error;
    }
    this.#keeping = undefined;
  }

  async #place(parts: Part[]): Promise<void> {
    const until = parts.at(-1)?.until ?? this.kept;
    const { stored, ...turn } = this.#to;
    await keepInTurn(this.#platform, { ...turn, storedId: stored.id }, this.kept, async ({ db, now }) => {
      await Promise.all(parts.map(({ writer }) => writer.place()));
      await setReceived(db, { workspaceId: turn.workspaceId, id: stored.id }, until, now);
    });
    this.kept = until;
    this.#parts.splice(0, parts.length);
  }
}
