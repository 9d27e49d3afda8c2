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

/** `scope` is the account's id, or the account's and the workspace's. */
export function openCache(...scope: string[]): Cache {
  const memory = new Map<string, unknown>();
  const database = openDatabase(prefix + scope.join(":"));
  const use = async <T>(fromDisk: (db: IDBPDatabase) => Promise<T>, fromMemory: () => T): Promise<T> => {
    const db = await database;
    if (!db) return fromMemory();
    return fromDisk(db).catch(fromMemory);
  };
  return {
    get: <T>(key: string) =>
      use<T | undefined>(
        async (db) => (await db.get(table, key)) as T | undefined,
        () => memory.get(key) as T | undefined,
      ),
    set: (key, value) =>
      use<void>(
        async (db) => void (await db.put(table, value, key)),
        () => void memory.set(key, value),
      ),
    delete: (key) =>
      use<void>(
        (db) => db.delete(table, key),
        () => void memory.delete(key),
      ),
    list: <T>(start: string) =>
      use(
        (db) => listOnDisk<T>(db, start),
        () => listInMemory<T>(memory, start),
      ),
    clear: () =>
      use<void>(
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
  return keys.map((key, index) => ({ key: String(key), value: values[index] as T }));
}

function listInMemory<T>(memory: Map<string, unknown>, start: string) {
  const keys = [...memory.keys()].filter((key) => key.startsWith(start)).sort();
  return keys.map((key) => ({ key, value: memory.get(key) as T }));
}

/** Removes everything an account left on this device; on signing out. */
export async function forgetAccount(accountId: string): Promise<void> {
  const databases = await indexedDB.databases().catch(() => []);
  const names = databases.map((database) => database.name ?? "").filter((name) => name.startsWith(prefix + accountId));
  await Promise.allSettled(names.map((name) => deleteDB(name)));
}
