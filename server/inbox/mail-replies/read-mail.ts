import type { Address, Email } from "postal-mime";

/** What matters of a mail that came in. */
export type IncomingMail = {
  messageId: string;
  /** The one address it says it is from; undefined when it names none or several. */
  from: string | undefined;
  /** Every address it was sent to, by any of its headers. */
  to: string[];
  /** Written by a machine, or to a list: answering it could go round for ever. */
  isAutomatic: boolean;
  /** What the person wrote: without what they quote and without their signature. */
  text: string;
};

/** A longer text is no answer; quoted conversations may be long. */
const mostText = 400_000;

/** @throws for what is no mail (RFC 5322). Sizes were bounded before. */
export async function readMail(raw: Buffer): Promise<IncomingMail> {
  const { default: PostalMime } = await import("postal-mime");
  const mail = await PostalMime.parse(raw, { maxNestingDepth: 20, maxHeadersSize: 200_000 });
  const text = mail.text ?? plainOf(mail.html ?? "");
  return {
    messageId: mail.messageId ?? "",
    from: mail.from?.address?.toLowerCase(),
    to: recipientsOf(mail),
    isAutomatic: isAutomatic(mail),
    text: await ownWords(text.slice(0, mostText)),
  };
}

const headerOf = ({ headers }: Email, name: string): string | undefined =>
  headers.find(({ key }) => key === name)?.value.trim();

function recipientsOf(mail: Email): string[] {
  const listed = [...(mail.to ?? []), ...(mail.cc ?? [])].flatMap((entry: Address) =>
    entry.address ? [entry.address] : (entry.group ?? []).map(({ address }) => address),
  );
  const delivered = ["delivered-to", "x-original-to", "envelope-to"].flatMap((name) => headerOf(mail, name) ?? []);
  return [...listed, ...delivered].filter((address) => address !== undefined).slice(0, 100);
}

/** RFC 3834, and what was usual before it. */
function isAutomatic(mail: Email): boolean {
  const submitted = headerOf(mail, "auto-submitted")?.toLowerCase();
  const precedence = headerOf(mail, "precedence")?.toLowerCase() ?? "";
  return (
    (submitted !== undefined && submitted !== "no") ||
    ["bulk", "junk", "list", "auto_reply"].includes(precedence) ||
    headerOf(mail, "list-id") !== undefined ||
    headerOf(mail, "x-autoreply") !== undefined ||
    headerOf(mail, "return-path") === "<>" ||
    (headerOf(mail, "content-type") ?? "").toLowerCase().startsWith("multipart/report")
  );
}

/** A mail program that writes HTML alone: its words, line by line. */
const plainOf = (html: string): string =>
  html
    .slice(0, mostText * 4)
    .replaceAll(/<(style|script|head)\b[^]*?<\/\1>/gi, "")
    .replaceAll(/<blockquote\b[^]*$/gi, "")
    .replaceAll(/<(?:br|\/p|\/div|\/li|\/tr)\b[^>]*>/gi, "\n")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

/** Everything below the usual mark of a signature (RFC 3676, 4.3) goes, then what the parser knows of quotes. */
async function ownWords(text: string): Promise<string> {
  const { default: EmailReplyParser } = await import("email-reply-parser");
  const [before = ""] = text.replaceAll("\r\n", "\n").split(/^-- ?$/m);
  return new EmailReplyParser().parseReply(before).trim();
}
