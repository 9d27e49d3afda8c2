import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createUpload } from "@atrium/contract/files/uploads.ts";
import { newId } from "@atrium/server/platform/operations/new-id.ts";
import { faultScene } from "@atrium/server/testing/faults/fault-scene.ts";
import { ServerProcess } from "@atrium/server/testing/server-process.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import type { Benchmark } from "./bench-command.ts";
import { isRange, receive, send } from "./files/transfer.ts";
import { median, rounded } from "./scene/numbers.ts";
import { inTurns } from "./scene/people.ts";

/**
 * A hundred files of 1 MB, four at a time, and one of 1 GB, up and down: through the product as `npm start` runs it
 * (announced, sealed, on the disk before it is acknowledged, looked at when complete, access asked at each download),
 * and the same bytes through a bare tus server over a folder (which leaves the writing to the system) and a bare
 * server of that folder. Each is a process of its own; they take turns. `up_ratio` and `down_ratio`: bare seconds by
 * ours, of both kinds of files together (and `up_ratio_small`, `up_ratio_large`). `peak_mb`: what our process needed beyond its idle memory.
 */
const rounds = 3;
const small = { count: 100, size: 1e6 };
const large = { count: 1, size: 1e9 };
const mebibyte = 2 ** 20;

type Headers = Record<string, string>;
type Uploaded = { url: string; headers: Headers };
type Place = { upload(size: number): Promise<Uploaded> };
type Spent = { up: number[]; down: number[]; upSmall: number[]; upLarge: number[]; downLarge: number[] };

export const run: Benchmark["run"] = async ({ say }) => {
  const folder = mkdtempSync(join(tmpdir(), "atrium-bench-files-"));
  const undo: (() => Promise<unknown> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const server = await ServerProcess.start({ data: join(folder, "data"), env: { FILE_MAX_MB: "1100" } });
    undo.push(() => server.end());
    const contenders = { ours: await ourPlace(server.url), bare: await barePlace(join(folder, "bare"), undo) };
    await everything(contenders.ours, { count: 10, size: mebibyte });
    await everything(contenders.bare, { count: 10, size: mebibyte });
    await sleep(3000);
    const memory = watchMemory(server.pid);
    undo.push(memory.stop);
    const spent: Record<string, Spent> = { ours: newSpent(), bare: newSpent() };
    let isRangeOk = true;
    for (let round = 1; round <= rounds; round += 1)
      for (const [name, place] of Object.entries(contenders)) {
        const [some, one] = [await everything(place, small), await everything(place, large)];
        const known = spent[name] as Spent;
        known.up.push(some.up + one.up);
        known.down.push(some.down + one.down);
        known.upSmall.push(some.up);
        known.upLarge.push(one.up);
        known.downLarge.push(one.down);
        const each = [some.up, one.up, some.down, one.down].map((seconds) => seconds.toFixed(2));
        say(`round ${round}, ${name}: up ${each[0]} s + ${each[1]} s, down ${each[2]} s + ${each[3]} s`);
        if (name === "ours") isRangeOk &&= await rangesOf(one.uploaded[0] as Uploaded);
      }
    return figuresOf(spent, memory.most(), isRangeOk);
  } finally {
    for (const step of undo.reverse()) await step();
  }
};

const newSpent = (): Spent => ({ up: [], down: [], upSmall: [], upLarge: [], downLarge: [] });

function figuresOf({ ours, bare }: Record<string, Spent>, peak: number, isRangeOk: boolean) {
  const rate = (times: number[] | undefined) => Math.round(large.size / 1e6 / median(times ?? []));
  return {
    up_ratio: rounded(median(bare?.up ?? []) / median(ours?.up ?? [])),
    down_ratio: rounded(median(bare?.down ?? []) / median(ours?.down ?? [])),
    peak_mb: Math.round(peak),
    range_ok: Number(isRangeOk),
    up_ratio_small: rounded(median(bare?.upSmall ?? []) / median(ours?.upSmall ?? [])),
    up_ratio_large: rounded(median(bare?.upLarge ?? []) / median(ours?.upLarge ?? [])),
    up_mb_per_s: rate(ours?.upLarge),
    bare_up_mb_per_s: rate(bare?.upLarge),
    down_mb_per_s: rate(ours?.downLarge),
    bare_down_mb_per_s: rate(bare?.downLarge),
  };
}

/** Up and then down again; seconds each. */
async function everything(place: Place, { count, size }: { count: number; size: number }) {
  const began = performance.now();
  const uploaded = await inTurns(count, 4, () => place.upload(size));
  const between = performance.now();
  const sizes = await inTurns(count, 4, (index) => {
    const { url, headers } = uploaded[index] as Uploaded;
    return receive(url, headers);
  });
  if (sizes.some((received) => received !== size)) throw new Error("not all bytes came back");
  return { up: (between - began) / 1000, down: (performance.now() - between) / 1000, uploaded };
}

/** At the edges of parts, at both ends, and somewhere. */
async function rangesOf({ url, headers }: Uploaded): Promise<boolean> {
  const part = 4 * mebibyte;
  const stretches = [
    [0, 1],
    [part - 1, part + 1],
    [large.size - 1, large.size],
    [7 * part - 100_000, 9 * part + 100_000],
    ...Array.from({ length: 20 }, (_, index) => [index * 41_234_567, index * 41_234_567 + 100_000]),
  ];
  const answers = await inTurns(stretches.length, 4, (index) => {
    const [from = 0, to = 0] = stretches[index] ?? [];
    return isRange(url, headers, from, to);
  });
  return answers.every(Boolean);
}

/** Several people, since one may not announce so many files in a minute. */
async function ourPlace(url: string): Promise<Place> {
  const people = (await faultScene(url, 4)).map(({ workspaceId, token }) => ({
    workspaceId,
    headers: { authorization: `Bearer ${token}` },
    api: createClient({ baseUrl: url, token }),
  }));
  let turn = 0;
  return {
    async upload(size) {
      const { workspaceId, headers, api } = people[turn++ % people.length] as (typeof people)[number];
      const { upload } = await api.call(createUpload, { workspaceId, clientId: newId(), name: "bytes.bin", size });
      await send(`${url}${upload.url}`, "PATCH", { ...headers, ...tusPatch }, size);
      return { url: `${url}/api/v1/workspaces/${workspaceId}/files/${upload.id}/content`, headers };
    },
  };
}

const tusPatch = {
  "tus-resumable": "1.0.0",
  "content-type": "application/offset+octet-stream",
  "upload-offset": 0,
};

async function barePlace(folder: string, undo: (() => Promise<unknown> | void)[]): Promise<Place> {
  mkdirSync(folder);
  const child = fork(new URL("./files/bare-server.ts", import.meta.url), [folder]);
  undo.push(() => void child.kill());
  const [at] = (await once(child, "message")) as [{ uploads: string; files: string }];
  return {
    async upload(size) {
      const begun = await send(`${at.uploads}/files`, "POST", { "tus-resumable": "1.0.0", "upload-length": size });
      const { pathname } = new URL(begun.headers.location as string, at.uploads);
      await send(`${at.uploads}${pathname}`, "PATCH", tusPatch, size);
      return { url: `${at.files}/${pathname.split("/").at(-1)}`, headers: {} };
    },
  };
}

/** How much more memory the process has than now, in mebibytes; looked at 20 times a second. */
function watchMemory(pid: number) {
  const resident = () => {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes) / 1024;
  };
  const idle = resident();
  let most = idle;
  const timer = setInterval(() => (most = Math.max(most, resident())), 50);
  return { most: () => most - idle, stop: () => clearInterval(timer) };
}
