import { randomBytes } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, describe, expect, test } from "vitest";
import { bucketUnderTrial } from "../../testing/bucket-under-trial.ts";
import { s3Secrets, s3Server } from "../../testing/s3-server.ts";
import type { Blobs } from "./blobs.ts";
import { folderBlobs } from "./folder-blobs.ts";
import { MasterKeys } from "./master-keys.ts";
import { s3Blobs } from "./s3-blobs.ts";
import { partBytes, type StoredBytes, sealedStorage } from "./storage.ts";

const folder = mkdtempSync(join(tmpdir(), "atrium-storage-"));
afterAll(() => rmSync(folder, { recursive: true }));
const keys = new MasterKeys([randomBytes(32).toString("base64url")]);
const s3 = await s3Server();
const inFolder = folderBlobs(folder);
const inBucket = s3Blobs({ ...s3Secrets, endpoint: s3.endpoint });

let made = 0;
const newId = () => `0199-${(made += 1)}-ab`;
const filesBelow = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

async function put(blobs: Blobs, address: string, bytes: Buffer): Promise<void> {
  const writer = blobs.begin(address);
  try {
    await writer.write([bytes]);
    await writer.finish();
    await writer.place();
  } catch (error) {
    await writer.drop();
    throw error;
  }
}

const trial = await bucketUnderTrial();

describe.each([
  ["a folder", inFolder],
  ["a bucket", inBucket],
  ...(trial ? [["a bucket under trial", s3Blobs(trial)] as const] : []),
] as const)("bytes stored in %s", (_name, blobs) => {
  const storage = sealedStorage(blobs, () => keys);
  const stored = async (bytes: Buffer): Promise<StoredBytes> => {
    const id = newId();
    const { wrapped } = storage.newKey(id);
    const file = { id, key: storage.unwrap(id, wrapped) };
    for (let at = 0, part = 0; at < bytes.length; at += partBytes, part += 1)
      await storage.write(file, part, bytes.subarray(at, at + partBytes));
    return file;
  };
  const read = (file: StoredBytes, from: number, to: number) => buffer(storage.read(file, from, to));

  test("come back as they were, whole and in any stretch", async () => {
    const bytes = randomBytes(2 * partBytes + 12_345);
    const file = await stored(bytes);
    expect((await read(file, 0, bytes.length)).equals(bytes)).toBe(true);
    for (const [from, to] of [
      [0, 1],
      [partBytes - 1, partBytes + 1],
      [5, 5],
      [bytes.length - 3, bytes.length],
      [100, 2 * partBytes],
    ] as const)
      expect((await read(file, from, to)).equals(bytes.subarray(from, to))).toBe(true);
  });

  test("are nowhere in plain", async () => {
    const canary = "the canary sings at midnight";
    await stored(Buffer.from(canary.repeat(100)));
    for (const path of filesBelow()) expect(readFileSync(path).includes(canary)).toBe(false);
    for (const { bytes } of s3.objects.values()) expect(bytes.includes(canary)).toBe(false);
  });

  test("are refused once they were changed, changed about, or opened with another key", async () => {
    const file = await stored(randomBytes(partBytes + 10));
    await expect(read({ ...file, key: randomBytes(32) }, 0, 10)).rejects.toThrow("unable to authenticate");
    const [first, second] = (await Promise.all([0, 1].map((part) => blobs.get(`${file.id}/${part}`)))) as [
      Buffer,
      Buffer,
    ];
    await put(blobs, `${file.id}/1`, first);
    await expect(read(file, partBytes, partBytes + 1)).rejects.toThrow("unable to authenticate");
    second[20] = (second[20] ?? 0) ^ 1;
    await put(blobs, `${file.id}/1`, second);
    await expect(read(file, partBytes, partBytes + 1)).rejects.toThrow("unable to authenticate");
  });

  test("that end too early are found out", async () => {
    const file = await stored(randomBytes(100));
    await expect(read(file, 0, 101)).rejects.toThrow("end too early");
    await expect(storage.part(file, 1)).rejects.toThrow("stored bytes are missing");
  });

  test("belong to whoever claimed them first", async () => {
    expect(await storage.claim("instance one")).toBe("instance one");
    expect(await storage.claim("instance two")).toBe("instance one");
  });

  test("go with all their parts, and are listed until then, each once", async () => {
    const begun = Date.now();
    const file = await stored(randomBytes(10));
    for (const part of [1, 2, 3, 4, 5]) await storage.write(file, part, randomBytes(10));
    const others = await Promise.all([stored(randomBytes(10)), stored(randomBytes(10))]);
    const listed = async () => {
      const ids: string[] = [];
      for await (const { id, changedAt } of storage.ids()) {
        if (changedAt.getTime() > begun - 2000 && [file, ...others].some((one) => one.id === id)) ids.push(id);
      }
      return ids.sort();
    };
    expect(await listed()).toEqual([file, ...others].map(({ id }) => id).sort());
    expect(await storage.remove([file.id, "unknown-id"])).toBe(6);
    expect(await listed()).toEqual(others.map(({ id }) => id).sort());
    await expect(storage.part(file, 0)).rejects.toThrow("stored bytes are missing");
  });
});

test("files in a folder are for nobody else on the machine to read, and nothing unfinished stays", async () => {
  await put(inFolder, "0199-mode-ab/0", randomBytes(10));
  for (const path of filesBelow()) expect(statSync(path).mode & 0o077).toBe(0);
  await expect(put(inFolder, "0199-mode-ab/\0", randomBytes(10))).rejects.toThrow("null bytes");
  expect(filesBelow().filter((path) => path.includes("unfinished/"))).toEqual([]);
});

test("parts that lie in a folder of their id are read, written on, listed once, and go with the others", async () => {
  const storage = sealedStorage(inFolder, () => keys);
  const id = newId();
  const file = { id, key: storage.unwrap(id, storage.newKey(id).wrapped) };
  const bytes = randomBytes(2 * partBytes + 100);
  const parts = [0, 1, 2].map((part) => bytes.subarray(part * partBytes, (part + 1) * partBytes));
  for (const [number, part] of parts.entries()) await storage.write(file, number, part);
  mkdirSync(join(folder, "ab", id));
  for (const number of [0, 1, 2])
    renameSync(join(folder, "ab", `${id}.${number}`), join(folder, "ab", id, `${number}`));
  const read = () => buffer(storage.read(file, 0, bytes.length));
  const listed = async () => {
    let times = 0;
    for await (const one of storage.ids()) times += Number(one.id === id);
    return times;
  };
  expect((await read()).equals(bytes)).toBe(true);
  expect(await listed()).toBe(1);
  parts[2]?.reverse();
  await storage.write(file, 2, parts[2] as Buffer);
  expect((await read()).equals(bytes)).toBe(true);
  expect(await listed()).toBe(1);
  await storage.write(file, 3, randomBytes(10));
  expect(await storage.remove([id])).toBe(4);
  expect(filesBelow().filter((path) => path.includes(id))).toEqual([]);
  expect(await listed()).toBe(0);
});

test("a bucket that fails is asked again, and one that goes on failing is an error", async () => {
  s3.busyFor(2);
  await put(inBucket, "0199-fail-ab/0", Buffer.from("kept"));
  expect(String(await inBucket.get("0199-fail-ab/0"))).toBe("kept");
  s3.busyFor(100);
  await expect(inBucket.get("0199-fail-ab/0")).rejects.toThrow("InternalError");
  s3.busyFor(0);
});

test("a folder belongs to who wrote their name there first, whole; a name that was never written is nobody's", async () => {
  const place = join(folder, "claimed");
  const blobs = folderBlobs(place);
  const [one, other] = await Promise.all(["one", "other"].map((name) => blobs.claim(name)));
  expect(one).toMatch(/^(?:one|other)$/);
  expect([other, await blobs.claim("third")]).toEqual([one, one]);
  writeFileSync(join(place, "owner"), "");
  expect(await blobs.claim("us")).toBe("us");
  expect(readdirSync(join(place, "unfinished"))).toEqual([]);
});
