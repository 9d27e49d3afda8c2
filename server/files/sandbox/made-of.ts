import { FilePreview } from "@atrium/contract/files/files.ts";
import * as z from "zod";
import { keptText, type Made, mostText } from "./sandbox-task.ts";

const mostPreviewBytes = 16 * 1024 * 1024;
const mostSide = 65_535;
const Side = z.number().int().min(1).max(mostSide);
const Count = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1);

const Answer = z.strictObject({
  previews: z
    .array(
      FilePreview.extend({
        width: Side,
        height: Side,
        bytes: z.instanceof(Uint8Array).refine(isWebp),
      }),
    )
    .max(2),
  width: Side.optional(),
  height: Side.optional(),
  durationMs: Count.optional(),
  pages: Count.optional(),
  text: z.string().max(mostText).transform(keptText).optional(),
});

/**
 * What a sandbox's process says it has made, as far as that can be: a decoder that a file has taken over says what it
 * likes. Undefined is nothing made.
 */
export function madeOf(answer: unknown): Made | undefined {
  const { success, data } = Answer.safeParse(answer);
  if (!success) return undefined;
  const previews = data.previews.map((preview) => ({ ...preview, bytes: Buffer.from(preview.bytes) }));
  return { ...(data as Made), previews };
}

/** RIFF....WEBP, of a size that previews have. */
function isWebp(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(12, bytes.length)).toString("latin1");
  return bytes.length <= mostPreviewBytes && /^RIFF[^]{4}WEBP$/.test(head);
}
