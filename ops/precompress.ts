import { copyFile, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { listFiles } from "./source-files.ts";

const text = /\.(css|html|ico|js|json|map|mjs|svg|txt|wasm|webmanifest|xml)$/;
// Below one network packet there is nothing to win.
const smallest = 1024;

/**
 * Writes a .br and a .gz beside each text file of a build, both at the best quality: compressed once, served often.
 * Best brotli takes seconds per megabyte, so a file that is unchanged since the `previous` build keeps its own.
 */
export async function precompress(build: string, previous: string): Promise<void> {
  const files = listFiles(build, "").filter((file) => text.test(file));
  await Promise.all(files.map((file) => compressFile(build, previous, file)));
}

async function compressFile(build: string, previous: string, file: string): Promise<void> {
  const content = await readFile(join(build, file));
  if (content.length < smallest || (await reuse(build, previous, file, content))) return;
  const best = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, { params: best }),
    promisify(gzip)(content, { level: 9 }),
  ]);
  await Promise.all([writeFile(join(build, `${file}.br`), br), writeFile(join(build, `${file}.gz`), gz)]);
}

async function reuse(build: string, previous: string, file: string, content: Buffer): Promise<boolean> {
  try {
    const old = join(previous, file);
    if ((await stat(old)).size !== content.length || !content.equals(await readFile(old))) return false;
    for (const suffix of [".br", ".gz"]) await copyFile(old + suffix, join(build, file + suffix));
    return true;
  } catch {
    return false;
  }
}
