import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test, vi } from "vitest";
import { heic } from "../../testing/heic.ts";
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

test("a phone's picture is made into what browsers draw, upright and in its colour; more pixels than it has are refused", async () => {
  const made = await runSandboxed("picture", once(heic({ quarters: 1 })));
  expect(made).toMatchObject({ width: 48, height: 64 });
  expect(made?.previews.map(({ size, width, height }) => ({ size, width, height }))).toEqual([
    { size: "small", width: 48, height: 64 },
    { size: "large", width: 48, height: 64 },
  ]);
  const { dominant } = await sharp(made?.previews[1]?.bytes).stats();
  expect(dominant).toEqual({ r: 40, g: 104, b: 88 });
  for (const broken of [heic().subarray(0, 345), heic({ claimed: { width: 60_000, height: 60_000 } })])
    expect(await runSandboxed("picture", once(broken))).toBeUndefined();
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
const pdf = (line: string): Buffer =>
  document(
    "<</Font<</F1 5 0 R>>>>",
    streamed("", `BT /F1 18 Tf 20 60 Td (${line}) Tj ET`),
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  );

/** One page, each of whose points has a colour that takes a long calculation: drawing it takes hours. */
const endless = (): Buffer =>
  document(
    "<</Shading<</S 5 0 R>>>>",
    streamed("", "/S sh"),
    "<</ShadingType 1/ColorSpace/DeviceGray/Domain[0 1 0 1]/Matrix[300 0 0 150 0 0]/Function 6 0 R>>",
    streamed("/FunctionType 4/Domain[0 1 0 1]/Range[0 1]", `{ add ${"sin cos ".repeat(20_000)}}`),
  );

const streamed = (about: string, text: string) => `<</Length ${text.length}${about}>>\nstream\n${text}\nendstream`;

function document(resources: string, contents: string, ...more: string[]): Buffer {
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 150]/Resources${resources}/Contents 4 0 R>>`,
    contents,
    ...more,
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join("");
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R>>\n%%EOF`);
}

test("a file that keeps its process busy is let go of", async () => {
  const late = runSandboxed("picture", once(await picture(4000, 4000).png().toBuffer()), { seconds: 0.05 });
  await expect(late).rejects.toThrow("not done within");
});

test.skipIf(process.platform !== "linux")(
  "a document that is never done does not outlive a server that was killed",
  async () => {
    const file = join(tmpdir(), `atrium-endless-${process.pid}.pdf`);
    await writeFile(file, endless());
    const server = spawn(process.execPath, [join(import.meta.dirname, "../../testing/sandbox-alone.ts"), file]);
    try {
      // It reads what it is sent without any time of its own worth naming: from then on it draws.
      const sandbox = await vi.waitFor(() => busyChildOf(server.pid as number), { timeout: 40_000, interval: 50 });
      server.kill("SIGKILL");
      await vi.waitFor(() => expect(() => process.kill(sandbox, 0)).toThrow("ESRCH"), {
        timeout: 30_000,
        interval: 50,
      });
    } finally {
      server.kill("SIGKILL");
      await rm(file);
    }
  },
);

/** The process a process started, once it has calculated for a second. */
function busyChildOf(parent: number): number {
  for (const name of readdirSync("/proc").filter((one) => /^\d+$/.test(one))) {
    const facts = factsOf(name);
    if (facts?.parent === parent && facts.ticks > 100) return Number(name);
  }
  throw new Error("not there yet");
}

/** Of a process, after its name: state, parent, ..., time in user mode in hundredths of a second (proc(5)). */
function factsOf(pid: string): { parent: number; ticks: number } | undefined {
  try {
    const [, parent, , , , , , , , , , ticks] = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return { parent: Number(parent), ticks: Number(ticks) };
  } catch {
    return undefined;
  }
}

test("bytes that cannot be read are a failure, not a broken file", async () => {
  const broken = async function* (): AsyncGenerator<Buffer> {
    yield await readFile(import.meta.filename);
    throw new Error("the disk is gone");
  };
  await expect(runSandboxed("picture", broken())).rejects.toThrow("the disk is gone");
});
