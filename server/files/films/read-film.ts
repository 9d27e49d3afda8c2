import * as z from "zod";
import { runSandboxed } from "../sandbox/index.ts";
import { type Lent, lendBytes } from "./lend-bytes.ts";
import { programPath, runProgram } from "./run-program.ts";

export type Film = {
  durationMs?: number;
  width?: number;
  height?: number;
  poster?: { width: number; height: number; bytes: Buffer };
};

/**
 * The reader for each kind, named by us: left to guess, the program takes a text for a list of addresses and fetches
 * them.
 */
const readers = new Map([
  ["video/mp4", "mov"],
  ["video/quicktime", "mov"],
  ["video/3gpp", "mov"],
  ["video/3gpp2", "mov"],
  ["audio/mp4", "mov"],
  ["video/webm", "matroska"],
  ["video/x-matroska", "matroska"],
  ["audio/webm", "matroska"],
  ["audio/x-matroska", "matroska"],
  ["video/ogg", "ogg"],
  ["audio/ogg", "ogg"],
  ["audio/opus", "ogg"],
  ["video/vnd.avi", "avi"],
  ["video/x-msvideo", "avi"],
  ["video/mpeg", "mpeg"],
  ["audio/mpeg", "mp3"],
  ["audio/aac", "aac"],
  ["audio/wav", "wav"],
  ["audio/flac", "flac"],
]);

/** Nothing but the bytes that were lent is asked for, and no allocation is larger than a large picture. */
const careful = ["-v", "error", "-max_alloc", "300000000", "-protocol_whitelist", "http,tcp"];
/** Seconds of the processor, kept by the system itself: also when this process was killed meanwhile. */
const mostWork = ["-timelimit", "45"];

/** What ffmpeg, where it is installed, finds out: how long it takes, and a moment of it. Nothing where it is not. */
export async function readFilm(mediaType: string, lent: Lent): Promise<Film> {
  const [probe, draw] = await Promise.all([programPath("ffprobe"), programPath("ffmpeg")]);
  const reader = readers.get(mediaType);
  if (!probe || !draw || !reader) return {};
  return lendBytes(lent, async (address) => {
    const input = [...careful, "-f", reader];
    const about = await aboutFilm(probe, [...input, ...shown, "-i", address]);
    if (!about) return {};
    const { durationMs, hasPicture } = about;
    const poster = hasPicture ? await momentOf(draw, { input, address, atMs: (durationMs ?? 0) / 10 }) : undefined;
    return { ...(durationMs !== undefined && { durationMs }), ...poster };
  });
}

const shown = ["-of", "json", "-show_entries", "format=duration:stream=codec_type:stream_disposition=attached_pic"];
const Probed = z.object({
  format: z.object({ duration: z.coerce.number().positive().max(2_000_000).optional().catch(undefined) }).optional(),
  streams: z
    .array(
      z.object({ codec_type: z.string().optional(), disposition: z.object({ attached_pic: z.number() }).optional() }),
    )
    .default([]),
});

type About = { durationMs: number | undefined; hasPicture: boolean };

async function aboutFilm(probe: string, options: readonly string[]): Promise<About | undefined> {
  const output = await runProgram(probe, options);
  if (!output) return undefined;
  const { format, streams } = Probed.parse(JSON.parse(output.toString()));
  const seconds = format?.duration;
  return {
    durationMs: seconds === undefined ? undefined : Math.round(seconds * 1000),
    // A cover on a recording is no film.
    hasPicture: streams.some((stream) => stream.codec_type === "video" && stream.disposition?.attached_pic !== 1),
  };
}

type Moment = { input: readonly string[]; address: string; atMs: number };

/** A picture a little after the beginning, which is often black; turned upright by the program. */
async function momentOf(draw: string, { input, address, atMs }: Moment): Promise<Film> {
  const at = ["-ss", String(Math.min(atMs / 1000, 5))];
  const fitted = "scale=w='min(1600,iw)':h='min(1600,ih)':force_original_aspect_ratio=decrease";
  const output = ["-an", "-sn", "-dn", "-frames:v", "1", "-vf", fitted, "-f", "image2pipe", "-c:v", "png", "pipe:1"];
  const drawn = await runProgram(draw, ["-threads", "1", ...mostWork, ...input, ...at, "-i", address, ...output]);
  if (!drawn || drawn.length === 0) return {};
  const made = await runSandboxed("picture", [drawn]);
  const poster = made?.previews.find(({ size }) => size === "large");
  return poster ? { poster: { width: poster.width, height: poster.height, bytes: poster.bytes } } : {};
}
