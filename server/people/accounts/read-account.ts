import { readAccount as contract } from "@atrium/contract/people/accounts.ts";
import { handle } from "#platform/operations/feature.ts";
import { readOwnAccount } from "./account-access.ts";

export const readAccount = handle(contract, async ({ db, identity }) => ({
  account: await readOwnAccount(db, identity.accountId),
}));
