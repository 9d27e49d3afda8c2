import { resetPassword as contract } from "@atrium/contract/people/accounts.ts";
import { handlePrepared } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { askForMail, deleteMailTokens, takeMailToken } from "../account-mail/index.ts";
import { readOwnAccount, setAddress } from "../accounts/index.ts";
import { revokePersonalTokens } from "../personal-tokens/index.ts";
import { endSessions, secretHash, speakFor } from "../sessions/index.ts";
import { hashPassword } from "./argon2.ts";
import { isCommonPassword } from "./common-passwords.ts";
import { keepPassword, lockPassword } from "./password-rows.ts";

/**
 * Whoever resets may be taking the account back from somebody who got in, or who registered it with this address
 * before its owner did: every session and personal token ends.
 */
export const resetPassword = handlePrepared(
  contract,
  {
    prepare: async (_outside, { password }) => {
      if (isCommonPassword(password)) refuse("password_too_common");
      return hashPassword(password);
    },
    run: async (context, { token, password }, hash) => {
      const { db, now } = context;
      const taken = await takeMailToken(db, secretHash(token), ["reset"], now);
      if (!taken) return refuse("token_expired");
      await speakFor(db, taken.accountId);
      const { id, email, name } = await readOwnAccount(db, taken.accountId);
      if (email.toLowerCase() !== taken.email.toLowerCase()) return refuse("token_expired");
      if (isCommonPassword(password, { email, name })) refuse("password_too_common");
      // Waits for a sign-in with the old password, whose session is then among those that end.
      await lockPassword(db, id);
      await keepPassword(db, id, hash, now);
      // The mail reached the address.
      await setAddress(db, id, email);
      await deleteMailTokens(db, id);
      await endSessions(context, id);
      await revokePersonalTokens(context, id);
      await askForMail(context, { kind: "changed", what: "password", email });
      return {};
    },
  },
  { secret: true },
);
