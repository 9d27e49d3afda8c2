import { listMessages } from "@atrium/contract/chat/messages.ts";
import { expect, test } from "vitest";
import { imapServer } from "../../testing/imap-server.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { startTestServer } from "../../testing/test-server.ts";
import { fetchMail } from "./poll-imap.ts";
import { replyAddressFor } from "./reply-address.ts";

const mailbox = await imapServer();
const server = await startTestServer({ env: { INBOUND_MAIL_ADDRESS: "reply@example.org" } });
const place = await rooms(server);
const { workspaceId, owner, member } = place;

test("answers are fetched from a mailbox once, and marked as seen, posted or not", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  await say(place, owner, channelId, "can we meet?");
  const where = { workspaceId, memberId: member.memberId, channelId, threadId: null };
  const to = await replyAddressFor(server.platform, where);
  mailbox.deliver(`From: ${member.email}\r\nTo: ${to}\r\nMessage-ID: <a@b>\r\n\r\nYes, at noon.\r\n`);
  mailbox.deliver(`From: stranger@example.org\r\nTo: reply@example.org\r\n\r\nBuy this\r\n`);
  await fetchMail(server.platform, mailbox.url);
  await fetchMail(server.platform, mailbox.url);
  const { messages } = await owner.client.call(listMessages, { workspaceId, channelId });
  expect(messages.map(({ authorId, text }) => [authorId, text])).toEqual([
    [owner.memberId, "can we meet?"],
    [member.memberId, "Yes, at noon."],
  ]);
  expect([...mailbox.seen]).toEqual([1, 2]);
});

test("a mailbox that refuses is no mail lost: it is tried again", async () => {
  const wrong = mailbox.url.replace("a%20password", "another");
  await expect(fetchMail(server.platform, wrong)).rejects.toThrow("Command failed");
});
