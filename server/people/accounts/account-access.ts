import type { Account } from "@atrium/contract/people/accounts.ts";
import type { Db } from "#platform/database/database.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { findAccount } from "./account-rows.ts";

/** The account a transaction speaks for; it may have been deleted a moment ago. */
export const readOwnAccount = async (db: Db, id: string): Promise<Account> =>
  (await findAccount(db, id)) ?? notFound("account");
