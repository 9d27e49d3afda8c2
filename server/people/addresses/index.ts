import { feature } from "#platform/operations/feature.ts";
import { changeEmail } from "./change-email.ts";
import { resendVerification } from "./resend-verification.ts";
import { verifyEmail } from "./verify-email.ts";

/** An account's e-mail address: verified, and changed, by a mail that reaches it. */
export const addresses = feature({
  name: "people/addresses",
  operations: [resendVerification, verifyEmail, changeEmail],
});
