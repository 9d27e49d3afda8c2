/** Passwords: kept as Argon2id, checked in the same time for everybody, refused when too common. */
export { hashPassword, matchesPassword } from "./argon2.ts";
export { checkPassword } from "./check-password.ts";
export { isCommonPassword } from "./common-passwords.ts";
export { keepPassword, lockPassword } from "./password-rows.ts";
