import { verifyEmail as contract } from "@atrium/contract/people/accounts.ts";
import { handle } from "#platform/operations/feature.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { askForMail, deleteMailTokens, takeMailToken } from "../account-mail/index.ts";
import { readOwnAccount, setAddress } from "../accounts/index.ts";
import { secretHash, speakFor } from "../sessions/index.ts";

export const verifyEmail = handle(
  contract,
  async (context, { token }) => {
    const { db, now } = context;
    const taken = await takeMailToken(db, secretHash(token), ["verify", "change"], now);
    if (!taken) return refuse("token_expired");
    await speakFor(db, taken.accountId);
    const { email } = await readOwnAccount(db, taken.accountId);
    const same = email.toLowerCase() === taken.email.toLowerCase();
    // The mail went to an address that is not the account's any more.
    if (taken.purpose === "verify" && !same) return refuse("token_expired");
    await setAddress(db, taken.accountId, taken.email).catch(refuseTaken);
    if (!same) await addressChanged(context, taken.accountId, email);
    return { email: taken.email };
  },
  { secret: true },
);

/** Links mailed to the old address end; whoever reads mail there learns of the change, for it may not have been them. */
async function addressChanged(context: OpenContext, accountId: string, oldEmail: string): Promise<void> {
  await deleteMailTokens(context.db, accountId);
  await askForMail(context, { kind: "changed", what: "address", email: oldEmail });
}

/** Somebody else registered with the address while the mail was on its way. */
function refuseTaken(error: unknown): never {
  if ((error as { code?: string }).code === "23505") refuse("email_taken");
  throw error;
}
