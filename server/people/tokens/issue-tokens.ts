import { issueTokens as contract } from "@atrium/contract/people/sessions.ts";
import { handlePrepared } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { checkPassword, lockPassword } from "../passwords/index.ts";
import { beginApiSession, newSecret, secretHash } from "../sessions/index.ts";
import { tokenPair } from "./token-pair.ts";

export const issueTokens = handlePrepared(
  contract,
  {
    prepare: async ({ platform, origin }, input) =>
      (await checkPassword(platform, origin.ip, input)) ?? refuse("wrong_credentials"),
    run: async (context, _input, { accountId, hash }) => {
      const secret = newSecret();
      const sessionId = await beginApiSession(context, accountId, secretHash(secret));
      // The password may have been changed since it was checked: then this session must not outlive that change.
      if ((await lockPassword(context.db, accountId)) !== hash) return refuse("wrong_credentials");
      return tokenPair(context.platform, { accountId, sessionId, secret }, context.now);
    },
  },
  { secret: true },
);
