import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ConfigError } from "./config.ts";

/** The data folder, held by this process alone until `release()` or its end. */
export type DataFolder = { path: string; release(): void };

// A lock that nobody refers to would be collected, and with it the lock given up.
const held = new Set<DatabaseSync>();

/**
 * Takes the data folder for this process, creating it when missing. Two servers on one folder would corrupt it.
 * The lock is one the operating system keeps on an open file (taken through SQLite, as Node has no call for it), so
 * it ends with the process however it ends and never has to be guessed from a process id.
 * @throws ConfigError in one line when another process holds it or the folder cannot be written.
 */
export function openDataFolder(path: string): DataFolder {
  const lock = takeLock(path);
  const instance = join(path, "instance.json");
  writeFileSync(instance, JSON.stringify({ pid: process.pid }), { mode: 0o600 });
  held.add(lock);
  return {
    path,
    release() {
      if (!held.delete(lock)) return;
      rmSync(instance, { force: true });
      lock.close();
    },
  };
}

/**
 * Makes the data folder, and those above it that are missing.
 * @throws ConfigError in one line when it cannot be made.
 */
export function makeDataFolder(path: string): void {
  try {
    makeFolder(path);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/** Not with `recursive`: Node goes round for ever where the parent is there and yet nothing can be made in it (/proc). */
function makeFolder(path: string): void {
  if (isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(path)) throw error;
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const cannotWrite = (path: string, error: unknown): ConfigError =>
  new ConfigError(`ATRIUM_DATA: cannot write to ${path} (${(error as Error).message})`);

function takeLock(path: string): DatabaseSync {
  makeDataFolder(path);
  try {
    const lock = new DatabaseSync(join(path, "lock"));
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    const { errcode } = error as { errcode?: number };
    if (errcode === 5) throw new ConfigError(`data folder ${path} is in use by another instance${holder(path)}`);
    throw cannotWrite(path, error);
  }
}

function holder(path: string): string {
  try {
    return ` (pid ${JSON.parse(readFileSync(join(path, "instance.json"), "utf8")).pid})`;
  } catch {
    return "";
  }
}
