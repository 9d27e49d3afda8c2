import { randomUUID } from "node:crypto";
import {
  access,
  type FileHandle,
  link,
  mkdir,
  open,
  opendir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  statfs,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Blobs, BlobWriter } from "./blobs.ts";

/**
 * Parts as files below a folder: `ab/ID.0`, with `ab` the end of the id. Written beside, made durable, then put in
 * place. The shards' folders are made once: a folder for each id had to be made durable in its own parent every time.
 * Parts that were stored so, as `ab/ID/0`, are read and removed there; what is written again is written anew.
 */
export function folderBlobs(folder: string): Blobs {
  const unfinished = join(folder, "unfinished");
  const pathOf = (address: string) => {
    const [id = "", part = ""] = address.split("/");
    return join(folder, shardOf(id), `${id}.${part}`);
  };
  const olderFolderOf = (id: string) => join(folder, shardOf(id), id);
  const olderPathOf = (address: string) => {
    const [id = "", part = ""] = address.split("/");
    return join(olderFolderOf(id), part);
  };
  let prepared: Promise<void> | undefined;
  const prepare = () => {
    prepared ??= makeFolders(folder, [unfinished, ...shards.map((name) => join(folder, name))]);
    return prepared.catch((error: unknown) => {
      prepared = undefined;
      throw error;
    });
  };
  const isThere = async (address: string) => (await exists(pathOf(address))) || exists(olderPathOf(address));
  return {
    begin: (address) => {
      const beside = join(unfinished, randomUUID());
      return partFile(beside, pathOf(address), async (bytes) => {
        await prepare();
        await requireRoom(folder, bytes);
      });
    },
    get: async (address) => (await readWhole(pathOf(address))) ?? readWhole(olderPathOf(address)),
    async removeAll(id) {
      // Parts have no gaps, and the last goes first: ended in between, what is left has none either.
      let parts = 0;
      while (await isThere(`${id}/${parts}`)) parts += 1;
      for (let part = parts - 1; part >= 0; part -= 1) await rm(pathOf(`${id}/${part}`), { force: true });
      await rm(olderFolderOf(id), { recursive: true, force: true });
      return parts;
    },
    async requireRoom(bytes) {
      await prepare();
      await requireRoom(folder, bytes);
    },
    async removeUnfinished(before) {
      let gone = 0;
      for (const name of await readdir(unfinished).catch(() => [])) {
        const found = await stat(join(unfinished, name)).catch(() => undefined);
        if (!found || found.mtime >= before) continue;
        await rm(join(unfinished, name), { force: true });
        gone += 1;
      }
      return gone;
    },
    async claim(owner) {
      await prepare();
      return claimed(folder, join(unfinished, randomUUID()), owner);
    },
    async *ids() {
      for (const shard of await readdir(folder).catch(() => []))
        if (shard.length === 2) yield* idsIn(join(folder, shard));
    },
  };
}

/** What files leave free, of a small disk so much of it: the database beside them stops where there is nothing left. */
const leftFree = { bytes: 512 * 1024 * 1024, share: 0.02 };

async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, blocks, bsize } = await statfs(folder);
  if (bavail * bsize - bytes >= Math.min(leftFree.bytes, blocks * bsize * leftFree.share)) return;
  throw full(`no room left for ${bytes} bytes in ${folder}`);
}

const full = (message: string) => Object.assign(new Error(message), { code: "ENOSPC" });

/** A part that is written beside its place. @param ready Asked before so many bytes are written. */
function partFile(beside: string, path: string, ready: (bytes: number) => Promise<void>): BlobWriter {
  let file: Promise<FileHandle> | undefined;
  let isPlaced = false;
  const opened = () => (file ??= open(beside, "wx", 0o600));
  return {
    async write(pieces) {
      await ready(sizeOf(pieces));
      await writeAll(await opened(), pieces);
    },
    async finish() {
      await (await opened()).datasync();
      await (await opened()).close();
    },
    async place() {
      if (!isPlaced) await rename(beside, path);
      isPlaced = true;
      await syncFolder(dirname(path));
    },
    async drop() {
      await file?.then((handle) => handle.close()).catch(() => undefined);
      await rm(beside, { force: true });
    },
  };
}

/** Ids begin with a time: their ends spread evenly. */
const shardOf = (id: string): string => id.slice(-2);
const shards = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, "0"));

/** Each once, as old as one of its parts. */
async function* idsIn(shard: string) {
  const seen = new Set<string>();
  const entries = await opendir(shard).catch(() => undefined);
  if (!entries) return;
  for await (const { name } of entries) {
    const [id = ""] = name.split(".");
    if (seen.has(id)) continue;
    const found = await stat(join(shard, name)).catch(() => undefined);
    if (!found) continue;
    seen.add(id);
    yield { id, changedAt: found.mtime };
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** In one go; `readFile` asks for half a mebibyte at a time, and waits for each. Undefined when there is none. */
async function readWhole(path: string): Promise<Buffer | undefined> {
  const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });
  if (!file) return undefined;
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

const sizeOf = (pieces: readonly Buffer[]): number => pieces.reduce((sum, piece) => sum + piece.length, 0);

async function writeAll(file: FileHandle, pieces: readonly Buffer[]): Promise<void> {
  const { bytesWritten } = await file.writev(pieces);
  if (bytesWritten < sizeOf(pieces)) throw full("the disk took less than all");
}

async function writeOwner(path: string, owner: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(owner);
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function makeFolders(parent: string, folders: readonly string[]): Promise<void> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  await syncFolder(dirname(parent));
  for (const folder of folders) await mkdir(folder, { recursive: true, mode: 0o700 });
  await syncFolder(parent);
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

/** Whose name stands in the folder: this one, unless there is another. Written beside first. */
async function claimed(folder: string, beside: string, owner: string): Promise<string> {
  const path = join(folder, "owner");
  try {
    await writeOwner(beside, owner);
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
