/**
 * Sending mail. Guarantee: a mail goes out by SMTP when SMTP_URL is set, else it is kept in this instance's own mailbox.
 * What must never happen: an operation that waits for SMTP (call `deliverMail` from a job), a token in the data of a
 * job (make it in the job), a header that somebody's name broke in two.
 * May import: platform/database, platform/operations, platform/config.
 */
import type { Platform } from "#platform/operations/platform.ts";
import { keepLocally } from "./local-mail.ts";
import { plainLine } from "./plain-line.ts";
import { sendBySmtp } from "./smtp.ts";

export type Mail = {
  /** One address, without a name. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Sent along and drawn by the HTML as `cid:logo`: nothing is loaded from elsewhere. */
  logo?: Buffer;
  /** What a mail of a conversation says besides: where answers go, what it continues, how to hear no more. */
  conversation?: MailConversation;
};

export type MailConversation = {
  /** Without angle brackets, like those it refers to. The same id again is the same mail. */
  messageId: string;
  references: string[];
  replyTo?: string;
  /** Unsubscribes by a POST without a session (RFC 8058). */
  unsubscribeUrl: string;
};

/** @throws when the mail server cannot be reached or refuses for now: let the job fail, it is tried again. */
export async function deliverMail(platform: Platform, mail: Mail): Promise<void> {
  const clean = { ...mail, to: oneAddress(mail.to), subject: plainLine(mail.subject, 200) };
  if (platform.config.smtpUrl) await sendBySmtp(platform, platform.config.smtpUrl, clean);
  else await keepLocally(platform, clean);
}

/** A second address, a comment or a line break in an address would be a second recipient or header. */
function oneAddress(to: string): string {
  if (/^[^\s<>(),;:"\\@]+@[^\s<>(),;:"\\@]+$/.test(to)) return to;
  throw new Error("not one plain mail address");
}
