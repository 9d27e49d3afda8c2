import { signIn as contract } from "@atrium/contract/people/accounts.ts";
import { handlePrepared } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { readOwnAccount } from "../accounts/index.ts";
import { checkPassword, lockPassword } from "../passwords/index.ts";
import { beginBrowserSession } from "../sessions/index.ts";

export const signIn = handlePrepared(
  contract,
  {
    prepare: async ({ platform, origin }, input) =>
      (await checkPassword(platform, origin.ip, input)) ?? refuse("wrong_credentials"),
    run: async (context, _input, credential) => {
      await beginBrowserSession(context, credential.accountId);
      // The password may have been changed since it was checked: then this session must not outlive that change.
      if ((await lockPassword(context.db, credential.accountId)) !== credential.hash)
        return refuse("wrong_credentials");
      return { account: await readOwnAccount(context.db, credential.accountId) };
    },
  },
  { secret: true },
);
