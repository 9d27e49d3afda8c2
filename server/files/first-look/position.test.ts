import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bytesIn, type Patch } from "./file-bytes.ts";
import { lookAt } from "./look-at.ts";

const where = {
  GPSLatitudeRef: "N",
  GPSLatitude: "52/1 31/1 1234/100",
  GPSLongitudeRef: "E",
  GPSLongitude: "13/1 24/1 4321/100",
};
const exif = { IFD0: { Copyright: "Mina Kaplan" }, IFD3: where };
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="52,31.2N" exif:GPSLongitude="13,24.7E"/></rdf:RDF></x:xmpmeta>`;
const photo = () =>
  sharp({
    create: {
      width: 60,
      height: 40,
      channels: 3,
      background: "#2f6f5e",
      noise: { type: "gaussian", mean: 128, sigma: 40 },
    },
  });

function patched(file: Buffer, patches: Patch[]): Buffer {
  const copy = Buffer.from(file);
  for (const { at, bytes } of patches) bytes.copy(copy, at);
  return copy;
}
const cleaned = async (file: Buffer) => patched(file, (await lookAt(bytesIn(file))).patches);
/** The latitude's three fractions as both byte orders write them. */
const latitude = [52, 1, 31, 1, 1234, 100];
const says = (file: Buffer): boolean =>
  file.includes("52,31.2N") ||
  [true, false].some((isLittle) => {
    const wanted = Buffer.alloc(24);
    latitude.forEach((number, at) =>
      isLittle ? wanted.writeUInt32LE(number, at * 4) : wanted.writeUInt32BE(number, at * 4),
    );
    return file.includes(wanted);
  });
/** The server itself decodes no AVIF; whoever looks at what became of one does. */
const heif = { operation: ["VipsForeignLoadHeif"] };
beforeAll(() => sharp.unblock(heif));
afterAll(() => sharp.block(heif));
const pixels = (file: Buffer) => sharp(file, { failOn: "warning" }).raw().toBuffer();

const formats = ["jpeg", "png", "webp", "avif"] as const;

for (const format of formats)
  test(`where a picture was taken is taken out of ${format}, and the picture stays as it was`, async () => {
    const file = await photo().withExif(exif).withXmp(xmp).toFormat(format).toBuffer();
    expect(says(file)).toBe(true);
    const clean = await cleaned(file);
    expect(says(clean)).toBe(false);
    expect(clean.length).toBe(file.length);
    expect(clean.includes("GPSLatitude")).toBe(false);
    expect(clean.includes("Mina Kaplan")).toBe(true);
    expect(await pixels(clean)).toEqual(await pixels(file));
    expect((await lookAt(bytesIn(clean))).mediaType).toBe(`image/${format}`);
  });

test("TIFF is taken as it is, which is how EXIF stands in every other container too", async () => {
  const { exif: block } = await sharp(await photo().withExif(exif).jpeg().toBuffer()).metadata();
  const file = (block ?? Buffer.alloc(0)).subarray("Exif\0\0".length);
  expect(says(file)).toBe(true);
  expect((await lookAt(bytesIn(file))).mediaType).toBe("image/tiff");
  expect(says(await cleaned(file))).toBe(false);
});

test("the place goes out of the picture and of the film behind it, as phones make them", async () => {
  const picture = await photo().withExif(exif).jpeg().toBuffer();
  const clean = await cleaned(Buffer.concat([picture, picture, film("moov")]));
  expect(says(clean)).toBe(false);
  expect(clean.includes("+52.5200+013.4050/")).toBe(false);
});

const box = (type: string, ...parts: Buffer[]): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0));
  head.write(type, 4, "latin1");
  return Buffer.concat([head, ...parts]);
};
const text = (value: string) => Buffer.from(value, "latin1");
const number = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** A film without a picture in it; its header is all that counts here. */
function film(last: "moov" | "mdat"): Buffer {
  const place = text("+52.5200+013.4050/");
  const header = Buffer.alloc(100);
  header.writeUInt32BE(1000, 12);
  header.writeUInt32BE(2500, 16);
  const trackHeader = Buffer.alloc(84);
  trackHeader.writeInt32BE(0x10000, 44);
  trackHeader.writeInt32BE(-0x10000, 52);
  trackHeader.writeUInt32BE(1920 << 16, 76);
  trackHeader.writeUInt32BE(1080 << 16, 80);
  const handler = Buffer.concat([Buffer.alloc(8), text("vide"), Buffer.alloc(13)]);
  const key = "com.apple.quicktime.location.ISO6709";
  const keys = box("keys", number(0), number(2), box("mdta", text("com.apple.quicktime.make")), box("mdta", text(key)));
  const item = (index: number, value: Buffer) =>
    box(String.fromCharCode(0, 0, 0, index), box("data", number(1), number(0), value));
  const movie = box(
    "moov",
    box("mvhd", header),
    box("trak", box("tkhd", trackHeader), box("mdia", box("hdlr", handler))),
    box("udta", box("\u00a9xyz", Buffer.from([0, 18, 0x15, 0xc7]), place), box("loci", Buffer.alloc(6), place)),
    box("meta", box("hdlr", Buffer.alloc(24)), keys, box("ilst", item(1, text("Northwind")), item(2, place))),
  );
  const media = box("mdat", Buffer.alloc(5000, 7));
  const start = box("ftyp", text("isom"), number(512), text("isomiso2mp41"));
  return Buffer.concat(last === "moov" ? [start, media, movie] : [start, movie, media]);
}

for (const last of ["moov", "mdat"] as const)
  test(`where a film was made is taken out of it when its ${last} comes last; its size and duration are read`, async () => {
    const file = film(last);
    const look = await lookAt(bytesIn(file));
    expect(look).toMatchObject({ mediaType: "video/mp4", width: 1080, height: 1920, durationMs: 2500 });
    const clean = patched(file, look.patches);
    expect(clean.includes("+52.5200")).toBe(false);
    expect(clean.includes("Northwind")).toBe(true);
    expect(clean.length).toBe(file.length);
  });

test("hostile structures are looked at in no time and change nothing", async () => {
  const nested = Array.from({ length: 2000 }).reduce((inner: Buffer) => box("udta", inner), Buffer.alloc(8));
  const start = box("ftyp", text("isom"), number(512), text("isom"));
  const files = [
    Buffer.concat([start, box("moov", nested)]),
    Buffer.concat([Buffer.from("ffd8ffe0", "hex"), Buffer.from("ftyp".repeat(500_000))]),
    Buffer.concat([Buffer.from("ffd8ffe0", "hex"), Buffer.from("<rdf:RDF".repeat(200_000))]),
    Buffer.concat([Buffer.from("ffd8ffe0", "hex"), Buffer.from("II*\0\x08\0\0\0\xff\x01".repeat(100_000), "latin1")]),
    Buffer.from("89504e470d0a1a0affffffff6558496600000000", "hex"),
  ];
  for (const file of files) expect((await lookAt(bytesIn(file))).patches).toEqual([]);
});
