import { expect, test } from "vitest";
import { writeZip } from "../../testing/write-zip.ts";
import { bytesIn, type FileBytes } from "./file-bytes.ts";
import { lookAt } from "./look-at.ts";
import { openZip } from "./zip-entries.ts";

const mebibyte = 1024 * 1024;

/** A file in a store, and how much was fetched of it. */
function stored(buffer: Buffer): { bytes: FileBytes; fetched: () => number } {
  let fetched = 0;
  const inside = bytesIn(buffer);
  const read: FileBytes["read"] = async (from, to) => {
    const piece = await inside.read(from, to);
    fetched += piece.length;
    return piece;
  };
  return { bytes: { size: buffer.length, read }, fetched: () => fetched };
}

/** Two hundred directories, each of which names five hundred others, now near its beginning and now near its end. */
function directories(): Buffer {
  const file = Buffer.alloc(9 * mebibyte, 1);
  Buffer.from("ffd8ffe000104a464946000101000001", "hex").copy(file);
  const directory = 2 * mebibyte;
  file.writeUInt16LE(512, directory);
  for (let entry = 0; entry < 512; entry += 1) {
    const at = directory + 2 + entry * 12;
    file.writeUInt16LE(0x8825, at);
    file.writeUInt16LE(4, at + 2);
    file.writeUInt32LE(1, at + 4);
    file.writeUInt32LE(entry % 2 === 0 ? 3 * mebibyte : 7 * mebibyte, at + 8);
  }
  for (let n = 0; n < 100; n += 1) {
    const at = 1000 + n * 8;
    file.write("II*\0", at, "latin1");
    file.writeUInt32LE(directory - at, at + 4);
  }
  file.writeUInt32LE(directory - 1000, directory + 2 + 512 * 12);
  return file;
}

test("a picture whose directories point to and fro is not fetched a thousand times", async () => {
  const file = directories();
  const { bytes, fetched } = stored(file);
  expect((await lookAt(bytes)).mediaType).toBe("image/jpeg");
  expect(fetched() / mebibyte).toBeLessThan(200);
});

test("a film of nothing but boxes in boxes is looked through no further than a film goes", async () => {
  const box = (type: string, ...inside: Buffer[]) => {
    const content = Buffer.concat(inside);
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.length + 8);
    head.write(type, 4, "latin1");
    return Buffer.concat([head, content]);
  };
  const many = (type: string, inside: Buffer, times: number) =>
    box(type, Buffer.concat(Array.from({ length: times }, () => inside)));
  const tree = many("trak", many("udta", many("udta", box("gps "), 100), 100), 100);
  const film = Buffer.concat([box("ftyp", Buffer.from("isom\0\0\0\0isom")), box("moov", tree)]);
  const { patches } = await lookAt(stored(film).bytes);
  expect(patches.length).toBeGreaterThan(1000);
  expect(patches.length).toBeLessThanOrEqual(50_000);
});

test("an archive of nothing but long names is known as one without keeping them", async () => {
  const zip = writeZip(Array.from({ length: 400 }, (_, n) => ({ name: `${n}${"n".repeat(60_000)}`, data: "" })));
  await expect(openZip(bytesIn(zip))).rejects.toThrow("too many");
  expect((await lookAt(stored(zip).bytes)).mediaType).toBe("application/zip");
});
