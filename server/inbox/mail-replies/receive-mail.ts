import { createHash } from "node:crypto";
import { sendMessage } from "@atrium/contract/chat/messages.ts";
import { composeMail } from "#platform/mail/compose-mail.ts";
import { deliverMail } from "#platform/mail/mail.ts";
import { call } from "#platform/operations/call.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { Refusal } from "#platform/operations/refuse.ts";
import { recipientsOf } from "../recipients/index.ts";
import { type IncomingMail, readMail } from "./read-mail.ts";
import { type ReplyPlace, readReplyAddress } from "./reply-address.ts";

/** What became of a mail. What is ignored is not told to its sender: it may be anybody, or a machine. */
export type Received = "posted" | "automatic" | "no_address" | "not_theirs" | "empty" | "refused";

/** Larger mails are not read: somebody's answer is a few lines. */
export const mostBytes = 10_000_000;

/**
 * Posts an answer by mail as the person it belongs to, the same way as from the app: through `sendMessage`, with its
 * access, limits and events. The same mail again is the same message.
 */
export async function receiveMail(platform: Platform, raw: Buffer): Promise<Received> {
  const mail = await readMail(raw);
  if (mail.isAutomatic) return "automatic";
  const place = await placeOf(platform, mail);
  if (!place) return "no_address";
  const { workspaceId, memberId } = place;
  const person = await platform.run({ workspaceId }, async ({ db }) =>
    (await recipientsOf(db, workspaceId, [memberId])).get(memberId),
  );
  // The address is a secret of one person: who else got hold of it answers nothing.
  if (!person?.emailVerified || person.email.toLowerCase() !== mail.from) return "not_theirs";
  if (mail.text === "") return "empty";
  try {
    await post(platform, place, person.accountId, mail);
    return "posted";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await sayItWasNot(platform, person.email, mail.text);
    return "refused";
  }
}

async function placeOf(platform: Platform, { to }: IncomingMail): Promise<ReplyPlace | undefined> {
  for (const address of to) {
    const place = await readReplyAddress(platform, address);
    if (place) return place;
  }
  return undefined;
}

async function post(platform: Platform, place: ReplyPlace, accountId: string, mail: IncomingMail): Promise<void> {
  const { workspaceId, channelId, threadId } = place;
  const input = {
    workspaceId,
    channelId,
    clientId: clientIdOf(place, mail),
    text: mail.text,
    ...(threadId && { threadId }),
  };
  const identity = { accountId, sessionId: "", operator: false };
  const origin = { ip: "", userAgent: "mail" };
  const request = { requestId: newId(), origin, identity, cookies: "", setCookie: () => undefined };
  await call(platform, { name: sendMessage.name, input, request });
}

/** Made from the mail's own id, so that a mail that comes twice is one message. */
function clientIdOf({ workspaceId, memberId }: ReplyPlace, { messageId, text }: IncomingMail): string {
  const hex = createHash("sha256")
    .update([workspaceId, memberId, messageId || text].join("\n"))
    .digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Nothing somebody wrote is lost in silence. */
async function sayItWasNot(platform: Platform, to: string, text: string): Promise<void> {
  const words = {
    subject: "Your answer was not posted",
    paragraphs: [
      "Your answer by mail could not be posted: the conversation is archived, or you are not in it any more.",
      "This is what you wrote:",
      text.slice(0, 5000),
    ],
    closing: `Sent by ${platform.config.url}.`,
  };
  await deliverMail(platform, { to, ...composeMail(words) });
}
