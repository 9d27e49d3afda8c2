import type { Database, Trx } from "#platform/database/database.ts";

const undo = new Error("undone");

/**
 * A database in which everything is tried and nothing stays: each transaction is rolled back after its work, so that a
 * thousand attempts can be made on one world.
 */
export const undone = (database: Database): Database => ({
  ...database,
  async transaction<T>(scope: Parameters<Database["transaction"]>[0], work: (trx: Trx) => Promise<T>): Promise<T> {
    let result: T | undefined;
    try {
      await database.transaction(scope, async (trx) => {
        result = await work({ db: trx.db, atEnd: () => undefined });
        throw undo;
      });
    } catch (error) {
      if (error !== undo) throw error;
    }
    return result as T;
  },
});
