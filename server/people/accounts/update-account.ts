import { updateAccount as contract } from "@atrium/contract/people/accounts.ts";
import { handle } from "#platform/operations/feature.ts";
import { readOwnAccount } from "./account-access.ts";
import { renameAccount } from "./account-rows.ts";

export const updateAccount = handle(contract, async ({ db, identity }, { name }) => {
  await renameAccount(db, identity.accountId, name);
  return { account: await readOwnAccount(db, identity.accountId) };
});
