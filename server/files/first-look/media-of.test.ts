import sharp from "sharp";
import { expect, test } from "vitest";
import { bytesIn } from "./file-bytes.ts";
import { lookAt } from "./look-at.ts";
import { mediaOf } from "./media-of.ts";

const media = (content: Buffer | string) => mediaOf(bytesIn(Buffer.from(content as string)));
const picture = () => sharp({ create: { width: 30, height: 20, channels: 3, background: "#2f6f5e" } });

test("what a browser would run is known as such, whatever stands around it", async () => {
  const pages = [
    "<!DOCTYPE html><p>hello",
    "\ufeff  \n<html><script>alert(1)</script>",
    "<!-- a comment --><script>alert(1)</script>",
    "GIF89a/*<script>alert(1)</script>*/=1",
    "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>",
  ];
  for (const page of pages) expect(await media(page), page).toBe("text/html");
  expect(await media("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")).toBe("image/svg+xml");
  expect(await media("<?xml version='1.0'?><!-- x --><svg/>")).toBe("image/svg+xml");
  expect(await media("<?xml version='1.0'?><feed/>")).toBe("application/xml");
  expect(await media(Buffer.from("\ufeff<html><script>1</script>", "utf16le"))).toBe("text/html");
});

test("text is text in every encoding, and what only begins like a picture is none", async () => {
  for (const text of [
    "BMW sales 2026",
    "MZ is a word",
    "x",
    "a < b && b > c",
    "الاجتماع غدا",
    "ID3 tags",
    "%!PS is text",
  ])
    expect(await media(text), text).toBe("text/plain");
  expect(await media(Buffer.from("Grüße aus Köln", "latin1"))).toBe("text/plain");
  expect(await media(Buffer.from("\ufeffGrüße", "utf16le"))).toBe("text/plain");
  expect(await media("é".repeat(40_000).slice(0, 32_768))).toBe("text/plain");
});

test("bytes are what they are, also when they go on as something else", async () => {
  const jpeg = await picture().jpeg().toBuffer();
  const png = await picture().png().toBuffer();
  const comment = Buffer.from("<script>alert(1)</script>");
  const inComment = Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, 0xfe, 0, comment.length + 2]),
    comment,
    jpeg.subarray(2),
  ]);
  expect(await media(inComment)).toBe("image/jpeg");
  expect(await media(Buffer.concat([png, Buffer.from("PK\x03\x04")]))).toBe("image/png");
  expect(await media(Buffer.from([0]))).toBe("application/octet-stream");
  expect(await media(Buffer.from([0xff, 0xd8]))).toBe("application/octet-stream");
  expect(await media("%PDF-1.7\n")).toBe("application/pdf");
  expect(await media(Buffer.concat([Buffer.from("\0\0"), Buffer.from("%PDF-1.7\n")]))).toBe("application/pdf");
});

test("a picture's size is the one it is seen in", async () => {
  for (const format of ["jpeg", "png", "webp", "gif", "avif"] as const) {
    const file = await picture().toFormat(format).toBuffer();
    expect(await lookAt(bytesIn(file)), format).toMatchObject({ mediaType: `image/${format}`, width: 30, height: 20 });
  }
  for (const format of ["jpeg", "webp"] as const) {
    const onItsSide = await picture().withMetadata({ orientation: 6 }).toFormat(format).toBuffer();
    expect(await lookAt(bytesIn(onItsSide)), format).toMatchObject({ width: 20, height: 30 });
  }
});
