import { composeMail, type MailWords } from "#platform/mail/compose-mail.ts";
import { deliverMail } from "#platform/mail/mail.ts";
import { nameInMail } from "#platform/mail/plain-line.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { replyAddressFor } from "../mail-replies/index.ts";
import type { Medium, Notice, Telling, ToldConversation } from "../media/index.ts";
import { unsubscribeUrl } from "./signed-link.ts";

/** Who was here this lately sees it without a mail; asked again after `again`, in ms. */
const justHere = 120_000;
const again = 300_000;
/** More mails than this in an hour wait. */
const perPerson = { count: 20, seconds: 3600 };

/** By e-mail: one for each conversation, with what was said since; what quiet hours held in one. */
export const mailMedium: Medium = {
  name: "mail",
  // A mail server that does not answer is left after 45 seconds.
  abreast: 12,
  atOnce: 24,
  async send(platform, telling) {
    const { to, held, workspaceId } = telling;
    // An address nobody has shown to be theirs gets no mail about what others say.
    if (!to.emailVerified) return;
    const now = Date.now();
    if (!held && to.seenAt && now - to.seenAt.getTime() < justHere) return { again: new Date(now + again) };
    if (!mayMail(platform, to.memberId)) return { again: new Date(now + 3_600_000) };
    const reply = await replyAddress(platform, telling);
    const words = telling.notice
      ? noticeWords(platform, telling, telling.notice)
      : telling.conversations.length > 1
        ? severalWords(platform, telling)
        : oneWords(platform, telling, reply !== undefined);
    const unsubscribe = await unsubscribeUrl(platform, { workspaceId, memberId: to.memberId, what: "messages" });
    const mail = composeMail({ ...words, closing: `${words.closing}\nNo more mails like this: ${unsubscribe}` });
    await deliverMail(platform, {
      to: to.email,
      ...mail,
      conversation: { ...threading(platform, telling, unsubscribe), ...(reply && { replyTo: reply }) },
    });
  },
};

function mayMail({ limiter }: Platform, memberId: string): boolean {
  try {
    limiter.takeFor(`tell by mail ${memberId}`, perPerson);
    return true;
  } catch {
    return false;
  }
}

const addressOf = ({ config }: Platform, { workspace }: Telling, { channelId, threadId }: ToldConversation): string =>
  `${config.url}/${workspace.slug}/c/${channelId}${threadId ? `?thread=${threadId}` : ""}`;

const quotesOf = ({ messages, title }: ToldConversation, withTitle: boolean) =>
  messages.map(({ author, text }, index) => ({
    heading: withTitle && index === 0 ? title : "",
    from: nameInMail(author, "Somebody"),
    text,
  }));

const closing = ({ config }: Platform, { workspace }: Telling): string =>
  `You get this because it was still unread in ${nameInMail(workspace.name, "your workspace")} on ${config.url}. What is sent by e-mail, and when, is in your preferences there.`;

/** Where an answer goes; of several conversations at once none is answered. */
async function replyAddress(
  platform: Platform,
  { workspaceId, to, conversations }: Telling,
): Promise<string | undefined> {
  const [only, second] = conversations;
  if (!only || second) return undefined;
  const { channelId, threadId } = only;
  return replyAddressFor(platform, { workspaceId, memberId: to.memberId, channelId, threadId });
}

function oneWords(platform: Platform, telling: Telling, canAnswer: boolean): MailWords {
  const conversation = telling.conversations[0] as ToldConversation;
  const { messages, more, kind, threadId } = conversation;
  const title = kind === "channel" ? conversation.title : nameInMail(conversation.title, "a conversation");
  const place = threadId ? `a thread in ${title}` : title;
  const count = messages.length + more;
  const said = count === 1 ? "A message waits" : `${count} messages wait`;
  const rest = more > 0 ? [`The first ${messages.length} of them:`] : [];
  return {
    // The same for all mails of a conversation, so that mail programs put them together.
    subject: `${nameInMail(telling.workspace.name, "Atrium")}: ${threadId ? `thread in ${title}` : title}`,
    paragraphs: [
      kind === "channel" ? `${said} for you in ${place}.` : `${said} for you from ${place}.`,
      ...(canAnswer ? ["You can answer by replying to this mail."] : []),
      ...rest,
    ],
    quotes: quotesOf(conversation, false),
    button: { label: "Open the conversation", url: addressOf(platform, telling, conversation) },
    closing: closing(platform, telling),
  };
}

function noticeWords(platform: Platform, telling: Telling, { title, body, path }: Notice): MailWords {
  const { workspace } = telling;
  return {
    subject: `${nameInMail(workspace.name, "Atrium")}: ${title}`,
    paragraphs: [title, ...(body ? [body] : [])],
    button: { label: "Open it", url: `${platform.config.url}/${workspace.slug}/${path}` },
    closing: closing(platform, telling),
  };
}

/** What quiet hours held. */
function severalWords(platform: Platform, telling: Telling): MailWords {
  const { conversations, workspace } = telling;
  const count = conversations.reduce((sum, { messages, more }) => sum + messages.length + more, 0);
  const name = nameInMail(workspace.name, "Atrium");
  return {
    subject: `${name}: what came during your quiet hours`,
    paragraphs: [`${count} messages in ${conversations.length} conversations waited until your quiet hours were over.`],
    quotes: conversations.flatMap((conversation) =>
      quotesOf({ ...conversation, messages: conversation.messages.slice(-3) }, true),
    ),
    button: { label: "Open your inbox", url: `${platform.config.url}/${workspace.slug}/inbox?tab=unread` },
    closing: closing(platform, telling),
  };
}

/** Mails of one conversation continue each other, and the same telling is the same mail. */
function threading({ config }: Platform, { to, conversations, notice }: Telling, unsubscribe: string) {
  const host = new URL(config.url).hostname;
  const last = notice?.id ?? conversations.at(-1)?.messages.at(-1)?.id;
  const [only] = conversations.length === 1 ? conversations : [];
  return {
    messageId: `${last}.${to.memberId}@${host}`,
    references: only ? [`${only.conversationId}.${to.memberId}@${host}`] : [],
    unsubscribeUrl: unsubscribe,
  };
}
