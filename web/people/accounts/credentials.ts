import { t } from "@lingui/core/macro";
import type { FormProblems } from "#platform/api/use-submit.ts";

/** As the contract has it; looked at before sending only to answer at once. */
const least = 10;

export const emailProblem = (email: string): FormProblems =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? {} : { email: t`Enter an e-mail address, like mina@example.org.` };

export const newPasswordProblem = (password: string): FormProblems =>
  password.length >= least ? {} : { password: t`Use at least ${least} characters. A short sentence works well.` };

export const passwordHint = (): string => t`At least ${least} characters. A short sentence works well.`;

export const nameProblem = (name: string): FormProblems =>
  name.trim() ? {} : { name: t`Enter your name, as others should see it.` };

/** What the server refuses about passwords, for `useSubmit`. */
export const passwordCodes = () => ({
  password_too_common: {
    field: "password",
    words: t`Many people use this password, so it is guessed first. Choose another.`,
  },
});
