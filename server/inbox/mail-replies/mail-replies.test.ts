import { archiveChannel } from "@atrium/contract/chat/channels.ts";
import { listMessages } from "@atrium/contract/chat/messages.ts";
import { listReplies } from "@atrium/contract/chat/threads.ts";
import { changePreferences, readPreferences } from "@atrium/contract/people/preferences.ts";
import { describe, expect, test } from "vitest";
import { dueNow, waitingToBeTold } from "../../testing/due-deliveries.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { type ReceivedMail, smtpServer } from "../../testing/smtp-server.ts";
import { startTestServer } from "../../testing/test-server.ts";

const smtp = await smtpServer();
const secret = "a-secret-of-the-mail-server-long-enough";
const env = { SMTP_URL: smtp.url, INBOUND_MAIL_ADDRESS: "reply@example.org", INBOUND_MAIL_SECRET: secret };
const server = await startTestServer({ env });
const place = await rooms(server);
const { workspaceId, owner, member, admin } = place;
const calling = `[@Mina](person:${member.memberId})`;
const room = () => channelOf(place, { memberIds: [member.memberId] });

/** The mail that tells the member of what was said in a conversation, its headers unfolded. */
async function mailAbout(conversationId: string, messages = 1): Promise<string> {
  await waitingToBeTold(conversationId, messages);
  const before = smtp.received.length;
  await dueNow(server, workspaceId);
  const find = () => smtp.received.slice(before).find((mail) => mail.to.includes(member.email));
  await expect.poll(find, { timeout: 30_000 }).toBeDefined();
  // Noted a moment after it was sent: what came before that would be told a minute later.
  await waitingToBeTold(conversationId, 0);
  return (find() as ReceivedMail).data.replaceAll(/\r\n[ \t]+/g, " ");
}
const header = (mail: string, name: string): string | undefined =>
  new RegExp(`^${name}: (.*)$`, "im").exec(mail)?.[1]?.trim();
/** The text part, its lines and signs as they were written. */
const textOf = (mail: string): string =>
  decode(/Content-Type: text\/plain[^]*?\r\n\r\n([^]*?)\r\n--/.exec(mail)?.[1] ?? "");
const decode = (text: string) =>
  Buffer.from(
    text
      .replaceAll("=\r\n", "")
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString();

type Answer = { from?: string; to: string; text?: string; more?: string; id?: string };
const written = ({
  from = member.email,
  to,
  text = "Yes, at noon.",
  more = "",
  id = `<${Math.random()}@there>`,
}: Answer) =>
  `From: Mina <${from}>\r\nTo: <${to}>\r\nSubject: Re: hello\r\nMessage-ID: ${id}\r\n${more}Content-Type: text/plain; charset=utf-8\r\n\r\n${text}`;
const handOver = async (mail: string, authorization = `Bearer ${secret}`) => {
  const headers = { authorization, "content-type": "message/rfc822" };
  const answer = await fetch(`${server.url}/api/v1/inbound-mail`, { method: "POST", headers, body: mail });
  return { status: answer.status, ...((await answer.json()) as { outcome: string }) };
};
const saidIn = async (channelId: string) =>
  (await owner.client.call(listMessages, { workspaceId, channelId })).messages.map(({ authorId, text }) => [
    authorId,
    text,
  ]);

describe("a mail about what was not read", () => {
  test("says who wrote what, as text and HTML, and where the conversation is", async () => {
    const channelId = await room();
    await say(place, owner, channelId, `${calling} can we **meet** at noon?`);
    await say(place, owner, channelId, `or later, ${calling}`);
    const mail = await mailAbout(channelId, 2);
    expect(textOf(mail)).toContain("2 messages wait for you in #room");
    expect(textOf(mail).replaceAll("\r\n", "\n")).toContain("Olive Owner:\n@Mina can we meet at noon?");
    expect(textOf(mail)).toContain(`/${place.slug}/c/${channelId}`);
    expect(mail).toContain("Content-Type: text/html");
    expect(header(mail, "Auto-Submitted")).toBe("auto-generated");
  });

  test("continues the mails of its conversation before", async () => {
    const channelId = await room();
    await say(place, owner, channelId, calling);
    const first = await mailAbout(channelId);
    await say(place, owner, channelId, calling);
    const second = await mailAbout(channelId);
    expect(header(first, "References")).toBe(header(second, "References"));
    expect(header(first, "Subject")).toBe(header(second, "Subject"));
    expect(header(first, "Message-ID")).not.toBe(header(second, "Message-ID"));
  });

  test("ends the mails by one click, without being signed in (RFC 8058)", async () => {
    const channelId = await room();
    await say(place, owner, channelId, calling);
    const mail = await mailAbout(channelId);
    expect(header(mail, "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
    const url = /<(.*)>/.exec(header(mail, "List-Unsubscribe") ?? "")?.[1] as string;
    const chosen = async () => (await member.client.call(readPreferences, { workspaceId })).preferences.mailFor;
    const page = await fetch(url);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form method="post">')]);
    expect(await chosen()).not.toEqual([]);
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const done = await fetch(url, { method: "POST", headers, body: "List-Unsubscribe=One-Click" });
    expect(done.status).toBe(200);
    expect(await chosen()).toEqual([]);
    expect((await fetch(`${url.slice(0, -3)}abc`, { method: "POST" })).status).toBe(404);
    await member.client.call(changePreferences, { workspaceId, mailFor: ["direct", "called", "reply", "keyword"] });
  });
});

describe("an answer by mail", () => {
  /** A channel with something the member was told of, and where their answer goes. */
  async function asked() {
    const channelId = await room();
    await say(place, owner, channelId, calling);
    const to = header(await mailAbout(channelId), "Reply-To")?.replaceAll(/[<>]/g, "") as string;
    return { channelId, to };
  }

  test("is posted as the person, without what it quotes and without the signature", async () => {
    const { channelId, to } = await asked();
    const text = "Yes, at noon.\r\n\r\nOn Fri, Nov 20, 2026 at 10:00 Atrium wrote:\r\n> can we meet?\r\n";
    expect(await handOver(written({ to, text }))).toEqual({ status: 200, outcome: "posted" });
    expect(await handOver(written({ to, text: "Or one.\r\n-- \r\nMina Member\r\nNorthwind" }))).toMatchObject({
      outcome: "posted",
    });
    expect((await saidIn(channelId)).slice(1)).toEqual([
      [member.memberId, "Yes, at noon."],
      [member.memberId, "Or one."],
    ]);
  });

  test("to a thread is a reply there", async () => {
    const channelId = await room();
    const { id: threadId } = await say(place, member, channelId, "question");
    await say(place, owner, channelId, "answer", { threadId });
    const to = header(await mailAbout(threadId), "Reply-To")?.replaceAll(/[<>]/g, "") as string;
    expect(await handOver(written({ to }))).toMatchObject({ outcome: "posted" });
    const { replies } = await owner.client.call(listReplies, { workspaceId, channelId, threadId });
    expect(replies.map(({ text }) => text)).toEqual(["answer", "Yes, at noon."]);
  });

  test("that comes twice is one message", async () => {
    const { channelId, to } = await asked();
    const mail = written({ to, id: "<the-same@there>" });
    await handOver(mail);
    expect(await handOver(mail)).toMatchObject({ outcome: "posted" });
    expect(await saidIn(channelId)).toHaveLength(2);
  });

  test("from another address, or to an address nobody signed, posts nothing", async () => {
    const { channelId, to } = await asked();
    const changed = to.replace(/.@/, (end) => (end === "a@" ? "b@" : "a@"));
    expect(await handOver(written({ to, from: admin.email }))).toMatchObject({ outcome: "not_theirs" });
    expect(await handOver(written({ to: changed }))).toMatchObject({ outcome: "no_address" });
    expect(await handOver(written({ to: "reply@example.org" }))).toMatchObject({ outcome: "no_address" });
    expect(await saidIn(channelId)).toHaveLength(1);
  });

  test("by a machine, or with nothing of one's own, posts nothing", async () => {
    const { channelId, to } = await asked();
    for (const more of ["Auto-Submitted: auto-replied\r\n", "Precedence: bulk\r\n", "List-Id: <all.example.org>\r\n"])
      expect(await handOver(written({ to, more }))).toMatchObject({ outcome: "automatic" });
    expect(await handOver(written({ to, text: "> only what was said\r\n" }))).toMatchObject({ outcome: "empty" });
    expect(await saidIn(channelId)).toHaveLength(1);
  });

  test("to what is archived is sent back with its words", async () => {
    const { channelId, to } = await asked();
    await owner.client.call(archiveChannel, { workspaceId, channelId });
    const before = smtp.received.length;
    expect(await handOver(written({ to }))).toMatchObject({ outcome: "refused" });
    const back = smtp.received.slice(before).find((mail) => mail.to.includes(member.email));
    expect(textOf(back?.data ?? "")).toContain("Yes, at noon.");
  });

  test("is taken from who shows the secret alone", async () => {
    const { to } = await asked();
    for (const authorization of ["", "Bearer wrong", `Basic ${Buffer.from("mail:wrong").toString("base64")}`])
      expect(await handOver(written({ to }), authorization)).toMatchObject({ status: 401 });
    const basic = `Basic ${Buffer.from(`mail:${secret}`).toString("base64")}`;
    expect(await handOver(written({ to }), basic)).toMatchObject({ outcome: "posted" });
  });

  test("that is no mail at all is no error of ours", async () => {
    for (const body of ["\u0000\u0001", "From: \r\n\r\n", `To: ${"a,".repeat(5000)}\r\n\r\nx`])
      expect((await handOver(body)).status).toBe(200);
  });
});
