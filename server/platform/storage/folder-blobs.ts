import { randomUUID } from "node:crypto";
import { link, mkdir, open, opendir, readdir, readFile, rename, rm, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Blobs } from "./blobs.ts";

/** Parts as files below a folder: `ab/ab12.../0`. Written beside, made durable, then put in place. */
export function folderBlobs(folder: string): Blobs {
  const unfinished = join(folder, "unfinished");
  const folderOf = (id: string) => join(folder, shard(id), id);
  const pathOf = (address: string) => {
    const [id = "", part = ""] = address.split("/");
    return join(folderOf(id), part);
  };
  const made = new Set<string>();
  const make = async (path: string) => {
    if (made.has(path)) return;
    await mkdir(path, { recursive: true, mode: 0o700 });
    await syncFolder(dirname(path));
    if (made.size > 10_000) made.clear();
    made.add(path);
  };
  return {
    async put(address, bytes) {
      const path = pathOf(address);
      await make(unfinished);
      await requireRoom(folder, bytes.length);
      const beside = join(unfinished, randomUUID());
      try {
        await writeDurably(beside, bytes);
        await make(dirname(path));
        await rename(beside, path).catch(async () => {
          // Somebody removed the folder in between.
          made.delete(dirname(path));
          await make(dirname(path));
          await rename(beside, path);
        });
        await syncFolder(dirname(path));
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
    },
    async requireRoom(bytes) {
      await make(folder);
      await requireRoom(folder, bytes);
    },
    get: (address) =>
      readWhole(pathOf(address)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
        throw error;
      }),
    async removeAll(id) {
      const parts = await readdir(folderOf(id)).catch(() => []);
      made.delete(folderOf(id));
      await rm(folderOf(id), { recursive: true, force: true });
      return parts.length;
    },
    async removeUnfinished(before) {
      let gone = 0;
      for await (const { name } of listed(unfinished)) {
        const found = await stat(join(unfinished, name)).catch(() => undefined);
        if (!found || found.mtime >= before) continue;
        await rm(join(unfinished, name), { force: true });
        gone += 1;
      }
      return gone;
    },
    async claim(owner) {
      await make(unfinished);
      return claimed(folder, join(unfinished, randomUUID()), owner);
    },
    async *ids() {
      for await (const outer of listed(folder))
        if (outer.name.length === 2)
          for await (const inner of listed(join(folder, outer.name))) {
            const found = await stat(join(folder, outer.name, inner.name)).catch(() => undefined);
            if (found) yield { id: inner.name, changedAt: found.mtime };
          }
    },
  };
}

/** What files leave free, of a small disk so much of it: the database beside them stops where there is nothing left. */
const leftFree = { bytes: 512 * 1024 * 1024, share: 0.02 };

async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, blocks, bsize } = await statfs(folder);
  if (bavail * bsize - bytes >= Math.min(leftFree.bytes, blocks * bsize * leftFree.share)) return;
  throw Object.assign(new Error(`no room left for ${bytes} bytes in ${folder}`), { code: "ENOSPC" });
}

/** In one go; `readFile` asks for half a mebibyte at a time, and waits for each. */
async function readWhole(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const bytes = Buffer.allocUnsafeSlow(size);
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(bytes, at, size - at, at);
      if (bytesRead === 0) throw new Error(`${path} ends too early`);
      at += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}

/** Ids begin with a time: their ends spread evenly. */
const shard = (id: string): string => id.slice(-2);

async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** A new name in a folder is durable once the folder is; Windows keeps no such order and cannot be asked. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function* listed(path: string) {
  const folder = await opendir(path).catch(() => undefined);
  if (folder) yield* folder;
}

/** Whose name stands in the folder: this one, unless there is another. Written beside first. */
async function claimed(folder: string, beside: string, owner: string): Promise<string> {
  const path = join(folder, "owner");
  try {
    await writeDurably(beside, Buffer.from(owner));
    // An empty one is what a full disk, or a crash, left of somebody's attempt.
    if ((await readFile(path, "utf8").catch(() => undefined)) === "") await rename(beside, path);
    else await linkFirst(beside, path);
    return await readFile(path, "utf8");
  } finally {
    await rm(beside, { force: true });
  }
}

/** Of two at once one stands. Not every disk knows a second name for a file. */
async function linkFirst(beside: string, path: string): Promise<void> {
  await link(beside, path).catch((error: NodeJS.ErrnoException) =>
    error.code === "EEXIST" ? undefined : rename(beside, path),
  );
}
