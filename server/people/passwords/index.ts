import { feature } from "#platform/operations/feature.ts";
import { changePassword } from "./change-password.ts";
import { requestPasswordReset } from "./request-password-reset.ts";
import { resetPassword } from "./reset-password.ts";

/** Passwords: kept as Argon2id, checked in the same time for everybody, changed, and set anew by mail. */
export const passwords = feature({
  name: "people/passwords",
  operations: [changePassword, requestPasswordReset, resetPassword],
});

export { hashPassword, matchesPassword } from "./argon2.ts";
export { checkOwnPassword, checkPassword } from "./check-password.ts";
export { isCommonPassword } from "./common-passwords.ts";
export { keepPassword, lockPassword } from "./password-rows.ts";
