import { changePassword as contract } from "@atrium/contract/people/accounts.ts";
import { handlePrepared } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { askForMail, deleteMailTokens } from "../account-mail/index.ts";
import { readOwnAccount } from "../accounts/index.ts";
import { endSessions } from "../sessions/index.ts";
import { hashPassword } from "./argon2.ts";
import { checkOwnPassword } from "./check-password.ts";
import { isCommonPassword } from "./common-passwords.ts";
import { keepPassword, lockPassword } from "./password-rows.ts";

export const changePassword = handlePrepared(
  contract,
  {
    prepare: async ({ platform, identity }, { current, password }) => {
      const old = await checkOwnPassword(platform, identity.accountId, current);
      if (!old) return refuse("wrong_credentials");
      return { old, fresh: await hashPassword(password) };
    },
    run: async (context, { password }, { old, fresh }) => {
      const { db, identity, now } = context;
      const { id, email, name } = await readOwnAccount(db, identity.accountId);
      if (isCommonPassword(password, { email, name })) refuse("password_too_common");
      // Of two changes at once the second one's `current` is no longer right.
      if ((await lockPassword(db, id)) !== old) return refuse("wrong_credentials");
      await keepPassword(db, id, fresh, now);
      await deleteMailTokens(db, id);
      await endSessions(context, id, { except: identity.sessionId });
      await askForMail(context, { kind: "changed", what: "password", email });
      return {};
    },
  },
  { secret: true },
);
