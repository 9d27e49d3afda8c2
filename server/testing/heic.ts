/** One picture of 64 by 48 pixels in one green (#2f6f5e), as HEVC (ITU-T H.265) has it: three headers and the picture. */
const vps = "QAEMAf//BAgAAAMAn6gAAAMAAB66AkA=";
const sps = "QgEBBAgAAAMAn6gAAAMAAB6gIIMWW6uTK8BaAgAAAwACAAADADIQ";
const pps = "RAHBc8CJ";
const coded = "KAGvePcEA//NV8dD+yQiBB4AA8A=";

const u16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const u32 = (value: number) => Buffer.from([value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255]);
const text = (words: string) => Buffer.from(words, "latin1");

function box(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), text(type), body]);
}
const fullBox = (type: string, version: number, ...parts: Buffer[]) => box(type, u32(version << 24), ...parts);

function decoderSettings(): Buffer {
  const headers = [vps, sps, pps].map((base64, at) => {
    const unit = Buffer.from(base64, "base64");
    return Buffer.concat([Buffer.from([0x80 | (32 + at)]), u16(1), u16(unit.length), unit]);
  });
  return box("hvcC", Buffer.from("01040800000" + "09fa8000000001ef000fcfdf8f800000f03", "hex"), ...headers);
}

/**
 * A picture as phones take them: HEIC (ISO/IEC 23008-12), turned by so many quarters to the left.
 * @param claimed What its head says of its size.
 */
export function heic({ quarters = 0, claimed = { width: 64, height: 48 } } = {}): Buffer {
  const unit = Buffer.from(coded, "base64");
  const picture = Buffer.concat([u32(unit.length), unit]);
  const kind = box("ftyp", text("heic"), u32(0), text("mif1heic"));
  const meta = (at: number) =>
    fullBox(
      "meta",
      0,
      fullBox("hdlr", 0, u32(0), text("pict"), Buffer.alloc(13)),
      fullBox("pitm", 0, u16(1)),
      fullBox("iloc", 0, u16(0x4400), u16(1), u16(1), u16(0), u16(1), u32(at), u32(picture.length)),
      fullBox("iinf", 0, u16(1), fullBox("infe", 2, u16(1), u16(0), text("hvc1"), Buffer.alloc(1))),
      box(
        "iprp",
        box(
          "ipco",
          decoderSettings(),
          fullBox("ispe", 0, u32(claimed.width), u32(claimed.height)),
          box("irot", Buffer.from([quarters])),
        ),
        fullBox("ipma", 0, u32(1), u16(1), Buffer.from([3, 0x81, 2, 0x83])),
      ),
    );
  const at = kind.length + meta(0).length + 8;
  return Buffer.concat([kind, meta(at), box("mdat", picture)]);
}
