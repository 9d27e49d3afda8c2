import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { keepNewestKey, keysInFile, keysOfFile, MasterKeys, newMasterKey, putKeyFirst } from "./master-keys.ts";

const folder = mkdtempSync(join(tmpdir(), "atrium-keys-"));
afterAll(() => rmSync(folder, { recursive: true }));
const keys = new MasterKeys([newMasterKey()]);

describe("master keys", () => {
  test("are made once, for this user alone, and a new one wraps while older ones still open", () => {
    const path = join(folder, "keys", "master.key");
    const before = new MasterKeys(keysInFile(path));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(new MasterKeys(keysInFile(path)).current).toBe(before.current);
    const { key, wrapped } = before.newKey("file-1");
    putKeyFirst(path, newMasterKey());
    const after = new MasterKeys(keysInFile(path));
    expect(after.current).not.toBe(before.current);
    expect(after.unwrap("file-1", wrapped).equals(key)).toBe(true);
    const anew = after.wrap("file-1", key);
    keepNewestKey(path);
    const last = new MasterKeys(keysInFile(path));
    expect(last.unwrap("file-1", anew).equals(key)).toBe(true);
    expect(() => last.unwrap("file-1", wrapped)).toThrow(before.current);
  });

  test("that a file gets while the server runs wrap at once, and those it loses still open what was read before", () => {
    const path = join(folder, "changing", "master.key");
    const ring = keysOfFile(path);
    const first = ring().current;
    const { key, wrapped } = ring().newKey("file-1");
    putKeyFirst(path, newMasterKey());
    expect(ring().current).not.toBe(first);
    keepNewestKey(path);
    expect(ring().unwrap("file-1", wrapped).equals(key)).toBe(true);
    expect(keysOfFile(path)().has(first)).toBe(false);
  });

  test("open a wrapped key for the thing it is of, and for nothing else", () => {
    const { wrapped } = keys.newKey("file-1");
    expect(() => keys.unwrap("file-2", wrapped)).toThrow("unable to authenticate");
    expect(() => new MasterKeys(["too short"])).toThrow("32 bytes");
    expect(() => new MasterKeys([])).toThrow("no master key");
  });
});
