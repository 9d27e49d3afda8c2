import type { MailWords } from "#platform/mail/compose-mail.ts";

/*
 * No names in these mails: whoever registers with somebody else's address chooses the name, and our mail must not
 * carry a stranger's words.
 */

const link = (url: string, path: string, token: string): string => `${url}/${path}?token=${token}`;

export const verifyAddress = (url: string, token: string): MailWords => ({
  subject: "Confirm your e-mail address",
  paragraphs: ["Welcome to Atrium. Please confirm that this is your e-mail address. The link works for three days."],
  button: { label: "Confirm address", url: link(url, "verify", token) },
  closing: `Somebody registered at ${url} with this address. If it was not you, ignore this mail and do not use the link.`,
});

export const changeAddress = (url: string, token: string): MailWords => ({
  subject: "Confirm your new e-mail address",
  paragraphs: ["Please confirm that you want to use this address for your Atrium account. The link works for a day."],
  button: { label: "Use this address", url: link(url, "verify", token) },
  closing: `Somebody asked for this at ${url}. If it was not you, ignore this mail and do not use the link.`,
});

export const addressTaken = (url: string): MailWords => ({
  subject: "This e-mail address has an account already",
  paragraphs: [
    "Somebody asked to use this address for an Atrium account, but it belongs to another account already.",
    "If it was you, sign in with this address, or change that account's address first.",
  ],
  closing: `This was asked for at ${url}. If it was not you, there is nothing to do.`,
});

export const resetPassword = (url: string, token: string): MailWords => ({
  subject: "Set a new password",
  paragraphs: [
    "Somebody asked to set a new password for your Atrium account. The link works for one hour, and once.",
    "Setting a new password signs you out everywhere and revokes your personal tokens.",
  ],
  button: { label: "Set a new password", url: link(url, "reset", token) },
  closing: `This was asked for at ${url}. If it was not you, ignore this mail: your password stays as it is.`,
});

export const wasChanged = (url: string, what: "password" | "address"): MailWords => ({
  subject: what === "password" ? "Your password was changed" : "Your e-mail address was changed",
  paragraphs: [
    what === "password"
      ? "The password of your Atrium account was changed, and other devices were signed out."
      : "Your Atrium account uses another e-mail address from now on. This one is no longer connected to it.",
  ],
  closing:
    what === "password"
      ? `If it was not you, set a new password at once: ${url}/reset`
      : `If it was not you, tell the person who runs ${url} at once.`,
});
