import { requestPasswordReset as contract } from "@atrium/contract/people/accounts.ts";
import { handle } from "#platform/operations/feature.ts";
import { askForMail } from "../account-mail/index.ts";

/** Whether anybody has the address is found out by the job, long after the answer. */
export const requestPasswordReset = handle(contract, async (context, { email }) => {
  await askForMail(context, { kind: "reset", email });
  return {};
});
