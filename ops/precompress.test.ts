import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { precompress } from "./precompress.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "atrium-build-"));
  for (const name of ["old", "new"]) mkdirSync(join(folder, name, "assets"), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const text = "export const word = 'atrium';\n".repeat(100);
const compress = () => precompress(join(folder, "new"), join(folder, "old"));

test("writes both forms beside a text file, and none beside a picture or a tiny file", async () => {
  writeFileSync(join(folder, "new", "assets", "main.js"), text);
  writeFileSync(join(folder, "new", "picture.png"), text);
  writeFileSync(join(folder, "new", "tiny.js"), "1");
  await compress();
  const file = (suffix: string) => readFileSync(join(folder, "new", "assets", `main.js${suffix}`));
  expect(brotliDecompressSync(file(".br")).toString()).toBe(text);
  expect(gunzipSync(file(".gz")).toString()).toBe(text);
  expect(readdirSync(join(folder, "new")).sort()).toEqual(["assets", "picture.png", "tiny.js"]);
});

test("takes over what the last build compressed only while the content is the same", async () => {
  for (const name of ["old", "new"]) writeFileSync(join(folder, name, "same.js"), text);
  writeFileSync(join(folder, "old", "other.js"), text.replace("atrium", "hallen"));
  writeFileSync(join(folder, "new", "other.js"), text);
  for (const name of ["same.js", "other.js"]) {
    for (const suffix of [".br", ".gz"]) writeFileSync(join(folder, "old", name + suffix), "old");
  }
  await compress();
  expect(readFileSync(join(folder, "new", "same.js.br"), "utf8")).toBe("old");
  expect(brotliDecompressSync(readFileSync(join(folder, "new", "other.js.br"))).toString()).toBe(text);
});
