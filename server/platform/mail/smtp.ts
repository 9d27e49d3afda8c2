import { createTransport, type Transporter } from "nodemailer";
import type { Platform } from "#platform/operations/platform.ts";
import type { Mail } from "./mail.ts";

const transports = new WeakMap<Platform, Transporter>();
/** Milliseconds; a mail server that does not answer must not hold the job for minutes. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

/** Sends by SMTP. A recipient the server refuses for good is logged and not tried again. */
export async function sendBySmtp(platform: Platform, url: string, mail: Mail): Promise<void> {
  const transport = transports.get(platform) ?? createTransport({ url, ...patience });
  transports.set(platform, transport);
  try {
    await transport.sendMail({
      from: platform.config.mailFrom ?? `Atrium <atrium@${new URL(platform.config.url).hostname}>`,
      // As an object: nothing in it is parsed as a list of addresses.
      to: { name: "", address: mail.to },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      headers: { "Auto-Submitted": "auto-generated" },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } catch (error) {
    const { responseCode = 0, command = "" } = error as { responseCode?: number; command?: string };
    if (responseCode < 500 || command !== "RCPT TO") throw error;
    platform.log.warn({ responseCode }, "a recipient was refused by the mail server");
  }
}
