import { changeEmail as contract } from "@atrium/contract/people/accounts.ts";
import { handlePrepared } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { askForMail } from "../account-mail/index.ts";
import { checkOwnPassword } from "../passwords/index.ts";

/** Answers alike whether or not somebody has the new address: only its mailbox learns which. */
export const changeEmail = handlePrepared(
  contract,
  {
    prepare: async ({ platform, identity }, { password }) => {
      if (!(await checkOwnPassword(platform, identity.accountId, password))) refuse("wrong_credentials");
    },
    run: async (context, { email }) => {
      await askForMail(context, { kind: "change", accountId: context.identity.accountId, email });
      return {};
    },
  },
  { secret: true },
);
