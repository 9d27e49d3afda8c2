import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { folderBlobs } from "./folder-blobs.ts";
import { addKey, keepNewestKey, keysInFile, MasterKeys } from "./master-keys.ts";
import { partBytes, sealedStorage } from "./storage.ts";

const folder = mkdtempSync(join(tmpdir(), "atrium-storage-"));
afterAll(() => rmSync(folder, { recursive: true }));
const storage = sealedStorage(folderBlobs(folder));
const keys = new MasterKeys([randomBytes(32).toString("base64url")]);

let made = 0;
async function stored(bytes: Buffer) {
  const id = `0199-${(made += 1)}-ab`;
  const { key } = keys.newKey(id);
  const file = { id, key };
  for (let at = 0, part = 0; at < bytes.length; at += partBytes, part += 1)
    await storage.write(file, part, bytes.subarray(at, at + partBytes));
  return file;
}
const read = async (file: { id: string; key: Buffer }, from: number, to: number) => {
  const pieces: Buffer[] = [];
  for await (const piece of storage.read(file, from, to)) pieces.push(piece);
  return Buffer.concat(pieces);
};
const filesBelow = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe("stored bytes", () => {
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

  test("are nowhere in plain, and for nobody else on the machine to read", async () => {
    const canary = "the canary sings at midnight";
    await stored(Buffer.from(canary.repeat(100)));
    for (const path of filesBelow()) {
      expect(readFileSync(path).includes(canary)).toBe(false);
      expect(statSync(path).mode & 0o077).toBe(0);
    }
  });

  test("are refused once they were changed, changed about, or opened with another key", async () => {
    const bytes = randomBytes(partBytes + 10);
    const file = await stored(bytes);
    const other = { ...file, key: randomBytes(32) };
    await expect(read(other, 0, 10)).rejects.toThrow();
    const path = join(folder, file.id.slice(-2), file.id, "1");
    const first = readFileSync(join(folder, file.id.slice(-2), file.id, "0"));
    const kept = readFileSync(path);
    writeFileSync(path, first);
    await expect(read(file, partBytes, partBytes + 1)).rejects.toThrow();
    kept[20] = (kept[20] ?? 0) ^ 1;
    writeFileSync(path, kept);
    await expect(read(file, partBytes, partBytes + 1)).rejects.toThrow();
  });

  test("that end too early are found out", async () => {
    const file = await stored(randomBytes(100));
    await expect(read(file, 0, 101)).rejects.toThrow("end too early");
    await expect(read(file, 0, partBytes + 1)).rejects.toThrow();
  });

  test("go with all their parts, and are listed until then", async () => {
    const file = await stored(randomBytes(partBytes + 1));
    const ids = async () => {
      const found: string[] = [];
      for await (const { id } of storage.ids()) found.push(id);
      return found;
    };
    expect(await ids()).toContain(file.id);
    expect(await storage.remove([file.id, "unknown-id"])).toBe(2);
    expect(await ids()).not.toContain(file.id);
    await expect(storage.part(file, 0)).rejects.toThrow();
    expect(filesBelow().filter((path) => path.includes("unfinished"))).toEqual([]);
  });
});

describe("master keys", () => {
  test("are made once, for this user alone, and a new one wraps while older ones still open", () => {
    const path = join(folder, "keys", "master.key");
    const before = new MasterKeys(keysInFile(path));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(new MasterKeys(keysInFile(path)).current).toBe(before.current);
    const { key, wrapped } = before.newKey("file-1");
    addKey(path);
    const after = new MasterKeys(keysInFile(path));
    expect(after.current).not.toBe(before.current);
    expect(after.unwrap("file-1", wrapped).equals(key)).toBe(true);
    const anew = after.wrap("file-1", key);
    keepNewestKey(path);
    const last = new MasterKeys(keysInFile(path));
    expect(last.unwrap("file-1", anew).equals(key)).toBe(true);
    expect(() => last.unwrap("file-1", wrapped)).toThrow(before.current);
  });

  test("open a wrapped key for the thing it is of, and for nothing else", () => {
    const { wrapped } = keys.newKey("file-1");
    expect(() => keys.unwrap("file-2", wrapped)).toThrow();
    expect(() => new MasterKeys(["too short"])).toThrow("32 bytes");
    expect(() => new MasterKeys([])).toThrow("no master key");
  });
});
