import { resendVerification as contract } from "@atrium/contract/people/accounts.ts";
import { handle } from "#platform/operations/feature.ts";
import { askForMail } from "../account-mail/index.ts";
import { readOwnAccount } from "../accounts/index.ts";

/** Sends nothing to an address that is verified already. */
export const resendVerification = handle(contract, async (context) => {
  const { id, email, emailVerified } = await readOwnAccount(context.db, context.identity.accountId);
  if (!emailVerified) await askForMail(context, { kind: "verify", accountId: id, email });
  return {};
});
