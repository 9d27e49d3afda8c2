/**
 * Bytes people give: files, pictures, recordings.
 * Guarantee: what `write` answered for survives a crash; nothing half-written is ever read; at rest everything is
 * AES-256-GCM under a key of its own, which only the row that names the bytes holds, wrapped by the master key.
 * What must never happen: bytes served without asking whether the thing they belong to may be seen now (whoever reads
 * has asked); a name of a person's in a storage key; plain bytes on the disk, also of an upload that is not finished.
 * May import: platform/config, platform/log, platform/turns,
 * platform/operations/refuse, the standard library, the S3 client.
 */
import type { Blobs } from "./blobs.ts";
import { HeldParts, type OpenPart } from "./held-parts.ts";
import type { MasterKeys } from "./master-keys.ts";
import { PartWriter } from "./part-writer.ts";
import { openSealed, Sealing } from "./seal.ts";

/** What a stored thing is addressed and opened by; `key` never leaves the server. */
export type StoredBytes = { id: string; key: Buffer };

/**
 * Bytes are kept in parts of this many, each sealed and stored by itself: an upload that breaks off keeps what it
 * had, a range is read by opening the parts it touches, and every store (a folder, S3) is used alike.
 */
export const partBytes = 4 * 1024 * 1024;

/** Who reads is handed so many at a time: less than what a system's allocator maps anew each time (128 KiB). */
const pieceBytes = 96 * 1024;

export type Storage = {
  /** The master keys as they are now. */
  masterKeys(): MasterKeys;
  /** A key for something to be stored, and how its row keeps it: wrapped by the master key. */
  newKey(id: string): { key: Buffer; wrapped: string };
  /** The key a row keeps wrapped. @throws when the master key it was wrapped by is not here. */
  unwrap(id: string, wrapped: string): Buffer;
  /** Whether so many more bytes may come. @throws an error with the code ENOSPC. */
  requireRoom(bytes: number): Promise<void>;
  /** A part to be kept as its bytes come: all parts are full but the last. One kept again is replaced. */
  begin(stored: StoredBytes, part: number): PartWriter;
  /** Keeps one part whose bytes are there. */
  write(stored: StoredBytes, part: number, bytes: Buffer): Promise<void>;
  /** One part, whole. @throws when it is missing or was changed. */
  part(stored: StoredBytes, part: number): Promise<Buffer>;
  /** The bytes from `from` up to and without `to`, in small pieces; who takes none holds next to nothing. */
  read(stored: StoredBytes, from: number, to: number): AsyncGenerator<Buffer>;
  /** Removes all parts of these; what is not there is gone already. Answers how many parts went. */
  remove(ids: string[]): Promise<number>;
  /** Removes what was being written when a process was killed, before that time; answers how much there was. */
  removeUnfinished(before: Date): Promise<number>;
  /** Every stored id, in no order; for finding what no row names. */
  ids(): AsyncGenerator<{ id: string; changedAt: Date }>;
  /** Writes down whose all this is, unless somebody did; answers who. */
  claim(owner: string): Promise<string>;
};

/** @param keys Asked each time, for they change while the server runs. */
export function sealedStorage(blobs: Blobs, keys: () => MasterKeys): Storage {
  const part = async ({ id, key }: StoredBytes, number: number): Promise<Buffer> => {
    const bytes = await blobs.get(place(id, number));
    if (!bytes) throw new Error(`stored bytes are missing: ${place(id, number)}`);
    return openSealed(key, place(id, number), bytes);
  };
  const held = new HeldParts();
  const begin = ({ id, key }: StoredBytes, number: number) =>
    new PartWriter(new Sealing(key, place(id, number)), blobs.begin(place(id, number)));
  return {
    masterKeys: keys,
    newKey: (id) => keys().newKey(id),
    unwrap: (id, wrapped) => keys().unwrap(id, wrapped),
    part,
    requireRoom: (bytes) => blobs.requireRoom(bytes),
    begin,
    async write(stored, number, bytes) {
      const writer = begin(stored, number);
      try {
        void writer.add(bytes);
        await writer.finish();
        await writer.place();
      } catch (error) {
        await writer.drop();
        throw error;
      }
    },
    async *read(stored, from, to) {
      const reader = held.reader((number) => part(stored, number));
      try {
        for (let at = from; at < to; ) {
          const piece = await pieceAt(reader.part, at, to);
          if (piece.length === 0) throw new Error("stored bytes end too early");
          at += piece.length;
          const next = Math.floor(at / partBytes) + 1;
          if (at % partBytes >= partBytes / 2 && next * partBytes < to) reader.ahead(next);
          yield piece;
        }
      } finally {
        reader.end();
      }
    },
    remove: async (ids) => {
      let gone = 0;
      for (const id of ids) gone += await blobs.removeAll(id);
      return gone;
    },
    removeUnfinished: (before) => blobs.removeUnfinished(before),
    ids: () => blobs.ids(),
    claim: (owner) => blobs.claim(owner),
  };
}

/** Copied, and by a function that has ended: a piece that waits for a slow network keeps no whole part alive. */
async function pieceAt(part: OpenPart, at: number, to: number): Promise<Buffer> {
  const bytes = await part(Math.floor(at / partBytes));
  return Buffer.copyBytesFrom(bytes, at % partBytes, Math.min(pieceBytes, to - at));
}

/** The address of a part; bound to what it holds, so that two parts changed about are found out. */
const place = (id: string, part: number): string => `${id}/${part}`;
