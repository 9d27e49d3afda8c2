import { readInstance as contract } from "@atrium/contract/people/accounts.ts";
import { version } from "#platform/http/version.ts";
import { handle } from "#platform/operations/feature.ts";
import { hasAccounts } from "./account-rows.ts";

export const readInstance = handle(contract, async ({ db, platform }) => ({
  firstRun: !(await hasAccounts(db)),
  version,
  localMailbox: platform.config.smtpUrl === undefined,
}));
