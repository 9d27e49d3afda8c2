import * as z from "zod";
import { isSeen } from "../protocol/blank-text.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/** An address as typed; compared without regard to case. RFC 5321 allows 254 characters. */
export const Email = z.email().max(254);
/** 10 to 200 characters; no composition rules (NIST SP 800-63B). */
export const Password = z.string().min(10).max(200);
export const PersonName = z.string().trim().min(1, { abort: true }).max(80).refine(isSeen, "must not be empty");
/** A one-time token out of a mail. */
export const MailToken = z.string().min(20).max(400);

/** A person's account on this instance; it belongs to no workspace. */
export const Account = z.strictObject({
  id: Id,
  email: Email,
  emailVerified: z.boolean(),
  name: PersonName,
  /** Runs the instance: reads the local mailbox, sees health. The first account is the operator. */
  operator: z.boolean(),
  createdAt: Instant,
});
export type Account = z.infer<typeof Account>;

const signInLimit = { count: 20, seconds: 300, by: "network" } as const;
const mailLimit = { count: 10, seconds: 3600, by: "network" } as const;

/** What anybody may know before signing in; `firstRun` is true until the first account exists. */
export const readInstance = operation("readInstance", {
  method: "GET",
  path: "/instance",
  summary: "Read what anybody may know about this instance",
  caller: "open",
  input: z.strictObject({}),
  output: z.strictObject({ firstRun: z.boolean(), version: z.string(), localMailbox: z.boolean() }),
});

/** Registers and signs in. The first account of an instance becomes its operator. Sets the session cookie. */
export const signUp = operation("signUp", {
  method: "POST",
  path: "/accounts",
  summary: "Register with an e-mail address and a password",
  caller: "open",
  input: z.strictObject({ email: Email, password: Password, name: PersonName }),
  output: z.strictObject({ account: Account }),
  errors: { email_taken: 409, password_too_common: 400 },
  limit: signInLimit,
});

/** The same answer and the same time for an unknown address and for a wrong password. Sets the session cookie. */
export const signIn = operation("signIn", {
  method: "POST",
  path: "/sessions",
  summary: "Sign in with an e-mail address and a password",
  caller: "open",
  input: z.strictObject({ email: Email, password: z.string().min(1).max(200) }),
  output: z.strictObject({ account: Account }),
  errors: { wrong_credentials: 401 },
  limit: signInLimit,
});

export const signOut = operation("signOut", {
  method: "DELETE",
  path: "/sessions/current",
  summary: "End the current session",
  caller: "account",
  input: z.strictObject({}),
  output: z.strictObject({}),
});

export const readAccount = operation("readAccount", {
  method: "GET",
  path: "/account",
  summary: "Read the signed-in account",
  caller: "account",
  input: z.strictObject({}),
  output: z.strictObject({ account: Account }),
});

export const updateAccount = operation("updateAccount", {
  method: "PATCH",
  path: "/account",
  summary: "Change the name of the signed-in account",
  caller: "account",
  input: z.strictObject({ name: PersonName }),
  output: z.strictObject({ account: Account }),
});

export const resendVerification = operation("resendVerification", {
  method: "POST",
  path: "/account/verification",
  summary: "Send the verification mail again",
  caller: "account",
  input: z.strictObject({}),
  output: z.strictObject({}),
  limit: mailLimit,
});

/** Also completes a change of address: the token names the new one. */
export const verifyEmail = operation("verifyEmail", {
  method: "POST",
  path: "/verifications",
  summary: "Verify an e-mail address with the token from the mail",
  caller: "open",
  input: z.strictObject({ token: MailToken }),
  output: z.strictObject({ email: Email }),
  errors: { token_expired: 410, email_taken: 409 },
  limit: signInLimit,
});

/** Answers alike whether or not the address is known. */
export const requestPasswordReset = operation("requestPasswordReset", {
  method: "POST",
  path: "/password-resets",
  summary: "Ask for a mail with a link to set a new password",
  caller: "open",
  input: z.strictObject({ email: Email }),
  output: z.strictObject({}),
  limit: mailLimit,
});

/** Ends every session of the account. */
export const resetPassword = operation("resetPassword", {
  method: "PUT",
  path: "/password-resets",
  summary: "Set a new password with the token from the mail",
  caller: "open",
  input: z.strictObject({ token: MailToken, password: Password }),
  output: z.strictObject({}),
  errors: { token_expired: 410, password_too_common: 400 },
  limit: signInLimit,
});

/** Ends every other session of the account. */
export const changePassword = operation("changePassword", {
  method: "PUT",
  path: "/account/password",
  summary: "Change the password",
  caller: "account",
  input: z.strictObject({ current: z.string().min(1).max(200), password: Password }),
  output: z.strictObject({}),
  errors: { wrong_credentials: 403, password_too_common: 400 },
  limit: { count: 10, seconds: 300 },
});

/** Mails a token to the new address; the address changes when `verifyEmail` receives it. */
export const changeEmail = operation("changeEmail", {
  method: "PUT",
  path: "/account/email",
  summary: "Ask to change the e-mail address",
  caller: "account",
  input: z.strictObject({ email: Email, password: z.string().min(1).max(200) }),
  output: z.strictObject({}),
  errors: { wrong_credentials: 403 },
  limit: { count: 10, seconds: 3600 },
});
