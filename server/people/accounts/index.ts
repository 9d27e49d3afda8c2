import { feature } from "#platform/operations/feature.ts";
import { readAccount } from "./read-account.ts";
import { signIn } from "./sign-in.ts";
import { signUp } from "./sign-up.ts";

/** A person's account on this instance: registering, signing in, its address and password. */
export const accounts = feature({
  name: "people/accounts",
  operations: [signUp, signIn, readAccount],
});

export { findAccount, findAccountsByEmail, insertAccount } from "./account-rows.ts";
