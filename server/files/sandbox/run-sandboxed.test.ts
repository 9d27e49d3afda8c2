import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { expect, test } from "vitest";
import { runSandboxed } from "./run-sandboxed.ts";

const once = async function* (bytes: Buffer) {
  yield bytes;
};
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#2f6f5e" } });

test("a picture is made small and large, upright, and without what it says about itself", async () => {
  const file = await picture(3000, 2000)
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Copyright: "Mina" } })
    .jpeg()
    .toBuffer();
  const made = await runSandboxed("picture", once(file));
  const sizes = made?.previews.map(({ size, width, height }) => ({ size, width, height }));
  expect(sizes).toEqual([
    { size: "small", width: 320, height: 480 },
    { size: "large", width: 1067, height: 1600 },
  ]);
  for (const { bytes } of made?.previews ?? []) {
    const about = await sharp(bytes).metadata();
    expect(about).toMatchObject({ format: "webp" });
    expect(about.exif).toBeUndefined();
  }
  expect(made).toMatchObject({ width: 2000, height: 3000 });
});

test("what moves stays moving while it is small", async () => {
  const frames = Buffer.concat(
    await Promise.all(
      ["red", "blue"].map((background) =>
        picture(200, 100)
          .png()
          .toBuffer()
          .then(() =>
            sharp({ create: { width: 200, height: 100, channels: 3, background } })
              .raw()
              .toBuffer(),
          ),
      ),
    ),
  );
  const gif = await sharp(frames, { raw: { width: 200, height: 200, channels: 3, pageHeight: 100 } })
    .gif()
    .toBuffer();
  const made = await runSandboxed("picture", once(gif));
  expect(made?.previews.map(({ size, width, height }) => ({ size, width, height }))).toEqual([
    { size: "small", width: 200, height: 100 },
  ]);
  expect((await sharp(made?.previews[0]?.bytes, { animated: true }).metadata()).pages).toBe(2);
});

test("a flood of pixels, a drawing with scripts, and what is none are refused calmly", async () => {
  const flood = await picture(60, 60).png().toBuffer();
  flood.writeUInt32BE(50_000, 16);
  flood.writeUInt32BE(50_000, 20);
  for (const file of [
    flood,
    Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
    Buffer.from("no picture"),
  ])
    expect(await runSandboxed("picture", once(file))).toBeUndefined();
});

test("the first page of a PDF is shown, its pages are counted and read; a broken one shows nothing", async () => {
  const made = await runSandboxed("document", once(pdf("The office closes at six")));
  expect(made).toMatchObject({ pages: 1, text: "The office closes at six" });
  expect(made?.previews.map(({ size, width, height }) => ({ size, width, height }))).toEqual([
    { size: "page", width: 1200, height: 600 },
    { size: "small", width: 480, height: 240 },
  ]);
  expect(await runSandboxed("document", once(Buffer.from("%PDF-1.7\nnothing more")))).toBeUndefined();
});

/** One page with one line. */
function pdf(line: string): Buffer {
  const drawn = `BT /F1 18 Tf 20 60 Td (${line}) Tj ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 150]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
    `<</Length ${drawn.length}>>stream\n${drawn}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj${object}endobj\n`).join("");
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R>>\n%%EOF`);
}

test("a file that keeps its process busy is let go of", async () => {
  const late = runSandboxed("picture", once(await picture(4000, 4000).png().toBuffer()), { seconds: 0.05 });
  await expect(late).rejects.toThrow("not done within");
});

test("bytes that cannot be read are a failure, not a broken file", async () => {
  const broken = async function* (): AsyncGenerator<Buffer> {
    yield await readFile(import.meta.filename);
    throw new Error("the disk is gone");
  };
  await expect(runSandboxed("picture", broken())).rejects.toThrow("the disk is gone");
});
