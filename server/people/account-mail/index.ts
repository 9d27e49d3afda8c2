import { worksOn } from "#platform/jobs/jobs.ts";
import { feature } from "#platform/operations/feature.ts";
import { accountMail, writeAccountMail } from "./account-mail.ts";

/** Mails about an account, and the one-time tokens in them. */
export const accountMails = feature({
  name: "people/account-mail",
  jobs: [worksOn(accountMail, writeAccountMail)],
});

export { askForMail } from "./account-mail.ts";
export { deleteMailTokens, insertMailToken, type MailPurpose, takeMailToken } from "./mail-token-rows.ts";
