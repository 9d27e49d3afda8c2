import { msg } from "@lingui/core/macro";
import { addErrorWords } from "#platform/words/error-words.ts";
import { loadAccount, watchSession } from "./account-store.ts";

export function registerAccounts(): void {
  watchSession();
  loadAccount().catch(reportError);
  addErrorWords({
    wrong_credentials: msg`The password is not right. Check it and try again.`,
    email_taken: msg`Another account has this e-mail address.`,
    token_expired: msg`This link was used already or is too old. Ask for a new mail.`,
    password_too_common: msg`Many people use this password, so it is guessed first. Choose another.`,
    bad_picture: msg`This picture could not be read. Use a PNG, JPEG or WebP of at most 200 KB.`,
    unknown_time_zone: msg`This time zone is not known. Choose another.`,
  });
}
