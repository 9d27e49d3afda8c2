import { randomBytes } from "node:crypto";
import { networkOf } from "#platform/http/network.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { hashPassword, matchesPassword } from "./argon2.ts";
import { type Credential, findCredential, readPassword } from "./password-rows.ts";

/** Tries per address, whoever makes them and whether or not it has an account. */
const perAddress = { count: 50, seconds: 900 };
/** Tries per address from one network: reached long before the other, so that a stranger cannot lock somebody out. */
const perAddressAndNetwork = { count: 10, seconds: 900 };

/**
 * The account with this address and password, or undefined. An unknown address, an account without a password and a
 * wrong password all cost one Argon2 and are told apart by nothing. Call it outside a transaction.
 * @throws Refusal too_many_requests after too many tries for one address.
 */
export async function checkPassword(
  platform: Platform,
  ip: string,
  { email, password }: { email: string; password: string },
): Promise<(Credential & { hash: string }) | undefined> {
  const address = email.toLowerCase();
  platform.limiter.takeFor(`password ${address} ${networkOf(ip)}`, perAddressAndNetwork);
  platform.limiter.takeFor(`password ${address}`, perAddress);
  const found = await platform.database.transaction({ mode: "read" }, ({ db }) => findCredential(db, email));
  const hash = found?.hash ?? (await nobodysHash());
  const matches = await matchesPassword(password, hash);
  platform.metrics.passwordChecks.inc({ result: matches ? "right" : "wrong" });
  return matches && found?.hash ? { accountId: found.accountId, hash: found.hash } : undefined;
}

/**
 * The hash of the account's own password when `password` is right, for operations that ask again before something
 * weighty. Their contract limits how often. Call it outside a transaction.
 */
export async function checkOwnPassword(
  platform: Platform,
  accountId: string,
  password: string,
): Promise<string | undefined> {
  const hash = await platform.database.transaction({ accountId, mode: "read" }, ({ db }) =>
    readPassword(db, accountId),
  );
  const matches = await matchesPassword(password, hash ?? (await nobodysHash()));
  platform.metrics.passwordChecks.inc({ result: matches ? "right" : "wrong" });
  return matches ? hash : undefined;
}

let nobodys: Promise<string> | undefined;

/** A hash of a password nobody knows, at the same cost as everybody's. */
const nobodysHash = (): Promise<string> => {
  nobodys ??= hashPassword(randomBytes(32).toString("base64url"));
  return nobodys;
};
