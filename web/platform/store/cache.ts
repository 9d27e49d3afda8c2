import { deleteDB, type IDBPDatabase, openDB } from "idb";

/**
 * What this device remembers, per account and workspace, in IndexedDB: the last snapshot for a start without
 * a network, drafts, and the outbox of messages not yet acknowledged. A device that has no IndexedDB (private
 * windows of some browsers) remembers for as long as the page is open. Reading never throws.
 */
export type Cache = {
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  /** Every entry whose key starts with `prefix`, ordered by key. */
  list<T>(prefix: string): Promise<{ key: string; value: T }[]>;
  clear(): Promise<void>;
};

const table = "entries";
const prefix = "atrium:";

const open = new Map<string, Cache>();

/** `scope` is the account's id, or the account's and the workspace's. The same scope is the same cache. */
export function openCache(...scope: string[]): Cache {
  const name = prefix + scope.join(":");
  const cache = open.get(name) ?? createCache(name);
  open.set(name, cache);
  return cache;
}

function createCache(name: string): Cache {
  const memory = new Map<string, unknown>();
  const database = openDatabase(name);
  const either = async <T>(fromDisk: (db: IDBPDatabase) => Promise<T>, fromMemory: () => T): Promise<T> => {
    const db = await database;
    if (!db) return fromMemory();
    return fromDisk(db).catch(fromMemory);
  };
  return {
    get: <T>(key: string) =>
      either<T | undefined>(
        async (db) => (await db.get(table, key)) as T | undefined,
        () => memory.get(key) as T | undefined,
      ),
    set: (key, value) =>
      either<void>(
        async (db) => void (await db.put(table, value, key)),
        () => void memory.set(key, value),
      ),
    delete: (key) =>
      either<void>(
        (db) => db.delete(table, key),
        () => void memory.delete(key),
      ),
    list: <T>(start: string) =>
      either(
        (db) => listOnDisk<T>(db, start),
        () => listInMemory<T>(memory, start),
      ),
    clear: () =>
      either<void>(
        (db) => db.clear(table),
        () => memory.clear(),
      ),
  };
}

async function openDatabase(name: string): Promise<IDBPDatabase | null> {
  try {
    return await openDB(name, 1, {
      upgrade: (db) => void db.createObjectStore(table),
      // Somebody signs out in another tab: let the database go, so that it can be deleted.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
  } catch {
    return null;
  }
}

async function listOnDisk<T>(db: IDBPDatabase, start: string) {
  const range = IDBKeyRange.bound(start, `${start}\uffff`);
  const [keys, values] = await Promise.all([db.getAllKeys(table, range), db.getAll(table, range)]);
  return keys.map((key, index) => ({ key: key as string, value: values[index] as T }));
}

function listInMemory<T>(memory: Map<string, unknown>, start: string) {
  const keys = [...memory.keys()].filter((key) => key.startsWith(start)).sort();
  return keys.map((key) => ({ key, value: memory.get(key) as T }));
}

/** Removes everything an account left on this device; on signing out. */
export async function forgetAccount(accountId: string): Promise<void> {
  const databases = await indexedDB.databases().catch(() => []);
  const names = databases.map((database) => database.name ?? "").filter((name) => name.startsWith(prefix + accountId));
  for (const name of names) open.delete(name);
  await Promise.allSettled(names.map((name) => deleteDB(name)));
}
