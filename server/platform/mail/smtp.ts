import type { Transporter } from "nodemailer";
import type { Platform } from "#platform/operations/platform.ts";
import type { Mail, MailConversation } from "./mail.ts";

const transports = new WeakMap<Platform, Transporter>();
/** Milliseconds; a mail server that does not answer must not hold the job for minutes. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

function aboutConversation(about: MailConversation | undefined) {
  const headers: Record<string, string> = { "Auto-Submitted": "auto-generated" };
  if (!about) return { headers };
  const references = about.references.map((id) => `<${id}>`);
  return {
    headers: {
      ...headers,
      "List-Unsubscribe": `<${about.unsubscribeUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
    messageId: `<${about.messageId}>`,
    references,
    ...(references.length > 0 && { inReplyTo: references.at(-1) as string }),
    ...(about.replyTo && { replyTo: { name: "", address: about.replyTo } }),
  };
}

async function openTransport(platform: Platform, url: string): Promise<Transporter> {
  const { createTransport } = await import("nodemailer");
  const transport = transports.get(platform) ?? createTransport({ url, ...patience });
  transports.set(platform, transport);
  return transport;
}

/** Sends by SMTP. A recipient the server refuses for good is logged and not tried again. */
export async function sendBySmtp(platform: Platform, url: string, mail: Mail): Promise<void> {
  const transport = transports.get(platform) ?? (await openTransport(platform, url));
  try {
    await transport.sendMail({
      from: platform.config.mailFrom ?? `Atrium <atrium@${new URL(platform.config.url).hostname}>`,
      // As an object: nothing in it is parsed as a list of addresses.
      to: { name: "", address: mail.to },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      ...(mail.logo && { attachments: [{ cid: "logo", filename: "logo.png", content: mail.logo }] }),
      ...aboutConversation(mail.conversation),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } catch (error) {
    const { responseCode = 0, command = "" } = error as { responseCode?: number; command?: string };
    if (responseCode < 500 || command !== "RCPT TO") throw error;
    platform.log.warn({ responseCode }, "a recipient was refused by the mail server");
  }
}
