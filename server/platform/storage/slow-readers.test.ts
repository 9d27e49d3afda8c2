import { randomBytes } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { Blobs } from "./blobs.ts";
import { MasterKeys } from "./master-keys.ts";
import { partBytes, sealedStorage } from "./storage.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const mebibyte = 1024 * 1024;
const bare = Buffer.alloc(0);
const keys = new MasterKeys([randomBytes(32).toString("base64url")]);

/** A store from which every part comes as bytes of its own, as from a disk. */
async function storedFile(parts: number) {
  const kept = new Map<string, Buffer>();
  const seen = { atOnce: 0, most: 0 };
  const blobs = {
    begin: (address: string) => ({
      write: async (pieces: Buffer[]) => void kept.set(address, Buffer.concat([kept.get(address) ?? bare, ...pieces])),
      finish: async () => undefined,
      place: async () => undefined,
    }),
    get: async (address: string) => {
      seen.most = Math.max(seen.most, (seen.atOnce += 1));
      await new Promise((resolve) => setTimeout(resolve));
      seen.atOnce -= 1;
      return kept.get(address);
    },
  } as unknown as Blobs;
  const storage = sealedStorage(blobs, () => keys);
  const id = "0199-slow";
  const file = { id, key: storage.newKey(id).key };
  const bytes = randomBytes(parts * partBytes);
  for (let part = 0; part < parts; part += 1)
    await storage.write(file, part, bytes.subarray(part * partBytes, (part + 1) * partBytes));
  return { storage, file, bytes, seen };
}

test("a hundred who begin to read and take nothing more hold no more memory than a few", async () => {
  const { storage, file, bytes, seen } = await storedFile(2);
  collect();
  const before = process.memoryUsage().arrayBuffers;
  const readers = Array.from({ length: 120 }, () => storage.read(file, 0, bytes.length));
  await Promise.all(readers.map((reader) => reader.next()));
  collect();
  expect((process.memoryUsage().arrayBuffers - before) / mebibyte).toBeLessThan(160);
  expect(seen.most).toBeLessThan(40);
  // Each of them goes on where it was.
  const [first, last] = [readers[0], readers.at(-1)];
  for (const reader of [first, last]) {
    const rest: Buffer[] = [];
    for await (const piece of reader ?? []) rest.push(piece);
    const all = Buffer.concat(rest);
    expect(all.equals(bytes.subarray(bytes.length - all.length))).toBe(true);
    expect(bytes.length - all.length).toBeLessThan(partBytes);
  }
  for (const reader of readers) await reader.return(undefined);
});
