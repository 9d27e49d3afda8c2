import { testDatabase } from "./test-database.ts";

/** A mail as this file's server kept it, having no SMTP_URL. */
export type KeptMail = { to: string; subject: string; text: string; html: string };

/** Everything mailed to an address so far, oldest first. */
export async function mailsTo(email: string): Promise<KeptMail[]> {
  const { pool } = await testDatabase();
  const { rows } = await pool.query<KeptMail>(
    'select recipient as "to", subject, body_text as text, body_html as html from local_mail where recipient = $1 order by id',
    [email],
  );
  return rows;
}

/** Waits for the `count`th mail to an address: jobs write them, a moment after the answer. */
export async function mailTo(email: string, count = 1): Promise<KeptMail> {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const mail = (await mailsTo(email))[count - 1];
    if (mail) return mail;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited in vain for mail ${count} to ${email}`);
}

/** The one-time token of the link in a mail. */
export const tokenIn = (mail: KeptMail): string => {
  const token = /[?&]token=([\w-]+)/.exec(mail.text)?.[1];
  if (!token) throw new Error(`no token in: ${mail.text}`);
  return token;
};
