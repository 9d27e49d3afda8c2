import pg from "pg";
import type { TestServer } from "./test-server.ts";

export type TestMail = { subject: string; text: string; html: string };

/** The mails an address got, oldest first; waits until there are at least `count`. */
export async function mailsTo(server: TestServer, email: string, count = 1): Promise<TestMail[]> {
  const client = new pg.Client(server.databaseUrl);
  await client.connect();
  try {
    for (const end = Date.now() + 10_000; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
      const { rows } = await client.query<TestMail>(
        `select subject, body_text as text, body_html as html from local_mail
         where lower(recipient) = lower($1) order by id`,
        [email],
      );
      if (rows.length >= count) return rows;
      if (Date.now() > end) throw new Error(`waited in vain for mail to ${email}; got ${rows.length}`);
    }
  } finally {
    await client.end();
  }
}
