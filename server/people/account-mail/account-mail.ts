import { jobType } from "#platform/jobs/jobs.ts";
import { composeMail } from "#platform/mail/compose-mail.ts";
import { deliverMail } from "#platform/mail/mail.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { findAccount, findAccountsByEmail } from "../accounts/index.ts";
import { newSecret, secretHash } from "../sessions/index.ts";
import { addressTaken, changeAddress, resetPassword, verifyAddress, wasChanged } from "./account-mail-words.ts";
import { insertMailToken, type MailToken } from "./mail-token-rows.ts";

/** What is to be written. No secret in it: a job's data lies in its table; the token is made when the mail is. */
export type AccountMail =
  | { kind: "verify"; accountId: string; email: string }
  | { kind: "change"; accountId: string; email: string }
  | { kind: "reset"; email: string }
  | { kind: "changed"; what: "password" | "address"; email: string };

export const accountMail = jobType<AccountMail>("people.account-mail", { retries: 10, pauseSeconds: 15 });

/** Mails one address gets at most, whoever asks: beyond it they are left out in silence, the earlier ones still work. */
const perAddress = { count: 6, seconds: 3600 };

/**
 * Asks for a mail, written after the commit. The operation does the same work whether or not anybody has the address,
 * so its time tells nothing.
 */
export async function askForMail(context: OpenContext, mail: AccountMail): Promise<void> {
  if (mail.kind !== "changed" && !mayMail(context.platform, mail.email)) return;
  await context.enqueue(accountMail, mail);
}

function mayMail({ limiter }: Platform, email: string): boolean {
  try {
    limiter.takeFor(`mail ${email.toLowerCase()}`, perAddress);
    return true;
  } catch {
    return false;
  }
}

export async function writeAccountMail(mail: AccountMail, platform: Platform): Promise<void> {
  const words = await wordsOf(mail, platform);
  if (words) await deliverMail(platform, { to: mail.email, ...composeMail(words) });
}

async function wordsOf(mail: AccountMail, platform: Platform) {
  const { url } = platform.config;
  if (mail.kind === "changed") return wasChanged(url, mail.what);
  const holders = await platform.run({}, ({ db }) => findAccountsByEmail(db, [mail.email]));
  const holder = holders[0]?.accountId;
  if (mail.kind === "reset") {
    if (!holder) return undefined;
    const token = await newToken(platform, { accountId: holder, purpose: "reset", email: mail.email });
    return token && resetPassword(url, token);
  }
  if (mail.kind === "change" && holder && holder !== mail.accountId) return addressTaken(url);
  const token = await newToken(platform, { accountId: mail.accountId, purpose: mail.kind, email: mail.email });
  if (!token) return undefined;
  return mail.kind === "verify" ? verifyAddress(url, token) : changeAddress(url, token);
}

/** A fresh token, of which only the hash is kept; undefined when the account is gone. */
function newToken(platform: Platform, token: MailToken): Promise<string | undefined> {
  const secret = newSecret();
  return platform.run({ accountId: token.accountId }, async ({ db, now }) => {
    if (!(await findAccount(db, token.accountId))) return undefined;
    await insertMailToken(db, { ...token, hash: secretHash(secret) }, now);
    return secret;
  });
}
