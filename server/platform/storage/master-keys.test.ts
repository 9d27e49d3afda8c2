import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
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

  test("are the same for all processes that start at once, and for no other user after a copy was brought back", async () => {
    const path = join(folder, "at-once", "master.key");
    const script = `import { keysInFile } from ${JSON.stringify(join(import.meta.dirname, "master-keys.ts"))};
      while (Date.now() < Number(process.argv[1]));
      console.log(keysInFile(${JSON.stringify(path)}).join());`;
    const at = String(Date.now() + 1500);
    const starting = Array.from({ length: 4 }, () =>
      promisify(execFile)(process.execPath, ["--input-type=module", "-e", script, at]),
    );
    const said = (await Promise.all(starting)).map(({ stdout }) => stdout.trim());
    expect(said).toEqual(said.map(() => keysInFile(path).join()));
    expect(readdirSync(join(folder, "at-once"))).toEqual(["master.key"]);
    chmodSync(path, 0o644);
    keysInFile(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
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
