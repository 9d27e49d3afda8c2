import { type LocalMail, listLocalMail } from "@atrium/contract/people/mailbox.ts";
import { issueTokens } from "@atrium/contract/people/sessions.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { expect } from "../journey.ts";
import { operator } from "../journey-server.ts";

/** The newest mail to somebody with a subject; waits until it is there. */
export async function mailTo(email: string, subject: RegExp): Promise<LocalMail> {
  const baseUrl = process.env["JOURNEY_URL"] ?? "";
  const { accessToken } = await createClient({ baseUrl }).call(issueTokens, {
    email: operator.email,
    password: operator.password,
  });
  const reader = createClient({ baseUrl, token: accessToken });
  let found: LocalMail | undefined;
  await expect(async () => {
    const { items } = await reader.call(listLocalMail, { limit: 100 });
    found = items.find((mail) => mail.to === email && subject.test(mail.subject));
    expect(found, `a mail to ${email} about ${subject}`).toBeDefined();
  }).toPass({ timeout: 60_000 });
  return found as LocalMail;
}

/** The first link of a mail, below the server's address. */
export function linkIn(mail: LocalMail): string {
  const link = /https?:\/\/\S+\/(?:join|verify|reset)\S*/.exec(mail.text)?.[0] ?? "";
  expect(link).not.toBe("");
  const { pathname, search } = new URL(link);
  return pathname + search;
}
