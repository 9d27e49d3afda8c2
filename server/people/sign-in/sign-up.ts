import { signUp as contract } from "@atrium/contract/people/accounts.ts";
import { handlePrepared } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { askForMail } from "../account-mail/index.ts";
import { findAccountsByEmail, insertAccount, readOwnAccount } from "../accounts/index.ts";
import { hashPassword, isCommonPassword, keepPassword } from "../passwords/index.ts";
import { beginBrowserSession } from "../sessions/index.ts";

export const signUp = handlePrepared(
  contract,
  {
    prepare: async (_outside, { email, name, password }) => {
      if (isCommonPassword(password, { email, name })) refuse("password_too_common");
      return hashPassword(password);
    },
    run: async (context, { email, name }, hash) => {
      const { db, now } = context;
      const [taken] = await findAccountsByEmail(db, [email]);
      if (taken) return refuse("email_taken");
      const id = newId();
      await insertAccount(db, { id, email, name }, now).catch(refuseTaken);
      await beginBrowserSession(context, id);
      await keepPassword(db, id, hash, now);
      await askForMail(context, { kind: "verify", accountId: id, email });
      return { account: await readOwnAccount(db, id) };
    },
  },
  { secret: true },
);

/** Two at once with one address: the index decides. */
function refuseTaken(error: unknown): never {
  if ((error as { code?: string }).code === "23505") refuse("email_taken");
  throw error;
}
