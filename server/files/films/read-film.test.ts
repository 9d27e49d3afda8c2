import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { bytesIn } from "../first-look/index.ts";
import { lendBytes } from "./lend-bytes.ts";
import { readFilm } from "./read-film.ts";
import { programPath } from "./run-program.ts";

const ffmpeg = await programPath("ffmpeg");
const folder = await mkdtemp(join(tmpdir(), "films-"));
afterAll(() => rm(folder, { recursive: true }));

const lent = (bytes: Buffer) => ({
  size: bytes.length,
  read: async function* (from: number, to: number) {
    for (let at = from; at < to; at += 5000) yield await bytesIn(bytes).read(at, Math.min(at + 5000, to));
  },
});

test("a lent file is read from any place, by its own address alone, and only for so long", async () => {
  const bytes = Buffer.from("0123456789".repeat(2000));
  const address = await lendBytes(lent(bytes), async (at) => {
    const part = await fetch(at, { headers: { range: "bytes=9998-10003" } });
    expect(part.status).toBe(206);
    expect(await part.text()).toBe("890123");
    expect(await (await fetch(at)).text()).toBe(bytes.toString());
    expect((await fetch(at, { headers: { range: "bytes=20000-" } })).status).toBe(416);
    expect((await fetch(new URL("/guess", at))).status).toBe(404);
    return at;
  });
  await expect(fetch(address)).rejects.toThrow("fetch failed");
});

test.runIf(ffmpeg)("a film's duration and a moment of it are found, wherever its header stands", async () => {
  const path = join(folder, "film.mp4");
  const source = ["-f", "lavfi", "-i", "testsrc=size=320x180:rate=10:duration=3"];
  execFileSync(ffmpeg as string, ["-v", "error", ...source, "-c:v", "mpeg4", path]);
  const { durationMs, poster } = await readFilm("video/mp4", lent(readFileSync(path)));
  expect(durationMs).toBe(3000);
  expect(poster).toMatchObject({ width: 320, height: 180 });
  expect(poster?.bytes.toString("latin1", 8, 12)).toBe("WEBP");
});

test.runIf(ffmpeg)("a recording has a duration; what is none, and a list of addresses, have nothing", async () => {
  const path = join(folder, "tone.wav");
  execFileSync(ffmpeg as string, ["-v", "error", "-f", "lavfi", "-i", "sine=duration=2", path]);
  expect(await readFilm("audio/wav", lent(readFileSync(path)))).toEqual({ durationMs: 2000 });
  const list = "#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/inside\n";
  expect(await readFilm("video/mp4", lent(Buffer.from(list)))).toEqual({});
  expect(await readFilm("application/pdf", lent(Buffer.from("x")))).toEqual({});
});
