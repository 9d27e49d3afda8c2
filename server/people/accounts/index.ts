import { feature } from "#platform/operations/feature.ts";
import { readAccount } from "./read-account.ts";
import { readInstance } from "./read-instance.ts";
import { updateAccount } from "./update-account.ts";

/** A person's account on this instance; it belongs to no workspace. */
export const accounts = feature({
  name: "people/accounts",
  operations: [readInstance, readAccount, updateAccount],
});

export { readOwnAccount } from "./account-access.ts";
export { findAccount, findAccountsByEmail, insertAccount, setAddress } from "./account-rows.ts";
