import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { openSealed, seal } from "./seal.ts";

/**
 * The keys that wrap the keys of stored bytes (envelope encryption): the first wraps, all of them open. 256 bits each,
 * in base64url. What is stored is never sealed anew when the master key changes: only the wrapped keys are.
 */
export class MasterKeys {
  readonly #keys = new Map<string, Buffer>();
  #current = "";

  /** @param texts Newest first. @throws when one is no key. */
  constructor(texts: string[]) {
    this.take(texts);
  }

  /** The first of these wraps from now on; what was known before still opens what was read before. */
  take(texts: string[]): void {
    const keys = texts.map(keyFrom);
    if (!keys[0]) throw new Error("no master key");
    for (const key of keys) this.#keys.set(nameOf(key), key);
    this.#current = nameOf(keys[0]);
  }

  /** The name of the key that wraps. */
  get current(): string {
    return this.#current;
  }

  has(name: string): boolean {
    return this.#keys.has(name);
  }

  /** A new key for something to be stored, and how its row keeps it. */
  newKey(id: string): { key: Buffer; wrapped: string } {
    const key = randomBytes(32);
    return { key, wrapped: this.wrap(id, key) };
  }

  wrap(id: string, key: Buffer): string {
    const sealed = seal(this.#keys.get(this.current) as Buffer, id, key);
    return `${this.current}.${sealed.toString("base64url")}`;
  }

  /** @throws when the master key it was wrapped by is not here, or it is another thing's. */
  unwrap(id: string, wrapped: string): Buffer {
    const [name = "", sealed = ""] = wrapped.split(".");
    const master = this.#keys.get(name);
    if (!master) throw new Error(`the master key ${name} is missing`);
    return openSealed(master, id, Buffer.from(sealed, "base64url"));
  }
}

/** A key's name says nothing about it but which it is. */
const nameOf = (key: Buffer): string =>
  createHash("sha256").update("atrium master key").update(key).digest("hex").slice(0, 8);

function keyFrom(text: string): Buffer {
  const key = Buffer.from(text.trim(), "base64url");
  if (key.length !== 32) throw new Error("a master key is 32 bytes in base64url");
  return key;
}

/** The keys of a file, read again when somebody changed it: a running server learns of a new one at once. */
export function keysOfFile(path: string): () => MasterKeys {
  let known: { keys: MasterKeys; as: string } | undefined;
  return () => {
    const now = known && stampOf(path);
    if (known && known.as === now) return known.keys;
    const texts = keysInFile(path);
    // Taken before reading it would be too old, and the change found again: that costs one more reading.
    const as = now ?? stampOf(path);
    if (known) known.keys.take(texts);
    known = { keys: known?.keys ?? new MasterKeys(texts), as };
    return known.keys;
  };
}

/** Every change puts another file in place. */
function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.ino}:${found.mtimeMs}:${found.size}` : "";
}

/** Keys of a file, newest first; made at the first start, for nobody but this user to read. */
export function keysInFile(path: string): string[] {
  if (!existsSync(path)) writeKeys(path, [newMasterKey()], putFirst);
  closeToOthers(path);
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
}

export const newMasterKey = (): string => randomBytes(32).toString("base64url");

/** Puts a key before the others: from now on it wraps. */
export function putKeyFirst(path: string, key: string): void {
  writeKeys(path, [key, ...keysInFile(path)]);
}

/** Forgets all keys but the newest: only after everything was wrapped by it. */
export function keepNewestKey(path: string): void {
  writeKeys(path, keysInFile(path).slice(0, 1));
}

const head = "# The master key of this instance's files. Without it no file can be opened: keep a copy elsewhere.\n";

type Put = (beside: string, path: string) => void;

/** At once or not at all, and durable: half a key file, or one that is gone again, would be the loss of every file. */
function writeKeys(path: string, keys: string[], put: Put = renameSync): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, `${head}${keys.join("\n")}\n`, { mode: 0o600, flush: true });
  chmodSync(beside, 0o600);
  put(beside, path);
  if (process.platform === "win32") return;
  for (const each of [folder, dirname(folder)]) {
    const open = openSync(each, "r");
    fsyncSync(open);
    closeSync(open);
  }
}

/** Of two processes that start at once both make a key: the first stands, and the other takes it. */
function putFirst(beside: string, path: string): void {
  try {
    linkSync(beside, path);
  } catch (error) {
    // Not every disk knows a second name for a file.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") renameSync(beside, path);
  }
  rmSync(beside, { force: true });
}

/** A copy that was brought back is often readable by everybody. Who may not change that goes on as before. */
function closeToOthers(path: string): void {
  const { mode } = statSync(path);
  if (process.platform === "win32" || (mode & 0o077) === 0) return;
  try {
    chmodSync(path, mode & 0o700);
  } catch {
    // Somebody else's file, a read-only disk: a secret that is mounted into a container for instance.
  }
}
