import type { MyChannel } from "@atrium/contract/chat/channels.ts";
import type { messageSent } from "@atrium/contract/chat/messages.ts";
import type { DataOf } from "@atrium/contract/protocol/event.ts";
import { expect, test } from "vitest";
import { applyMessageTo, attentionOf } from "./my-channel.ts";

const entry = (about: Partial<MyChannel> = {}, kind: "channel" | "direct" = "channel"): MyChannel => ({
  channel: {
    id: "channel",
    kind,
    visibility: "public",
    name: "release",
    topic: "",
    purpose: "",
    createdBy: null,
    createdAt: "2026-11-20T09:00:00.000Z",
    archivedAt: null,
    memberCount: 2,
    people: [],
  },
  lastSeq: 10,
  lastMessageAt: null,
  readSeq: 10,
  mentions: 0,
  favourite: false,
  muted: false,
  notificationLevel: null,
  sectionId: null,
  place: null,
  ...about,
});
/** The groups one is in. */
const crew = new Set(["crew"]);
type Sent = DataOf<typeof messageSent>;
const sent = (seq: number | null, authorId: string, about: Partial<Sent> = {}): Sent =>
  ({
    message: { seq, authorId, createdAt: "2026-11-20T10:00:00.000Z", threadId: null },
    mentions: [],
    groups: [],
    mentionsAll: false,
    root: null,
    ...about,
  }) as Partial<Sent> as Sent;

test("somebody's message makes a channel unread, one's own does not", () => {
  expect(applyMessageTo(entry(), sent(11, "other"), "me", crew)).toMatchObject({ lastSeq: 11, readSeq: 10 });
  expect(applyMessageTo(entry(), sent(11, "me"), "me", crew)).toMatchObject({ lastSeq: 11, readSeq: 11 });
});

test("writing does not read what was unread before", () => {
  expect(applyMessageTo(entry({ readSeq: 5 }), sent(11, "me"), "me", crew)).toMatchObject({
    lastSeq: 11,
    readSeq: 5,
  });
});

test("a mention counts once, however often it is told", () => {
  const event = sent(11, "other", { mentions: ["me"] });
  const once = applyMessageTo(entry(), event, "me", crew);
  expect(once.mentions).toBe(1);
  expect(applyMessageTo(once, event, "me", crew)).toEqual(once);
  expect(applyMessageTo(entry(), sent(11, "other", { mentionsAll: true }), "me", crew).mentions).toBe(1);
  expect(applyMessageTo(entry(), sent(11, "other", { groups: ["others", "crew"] }), "me", crew).mentions).toBe(1);
  expect(applyMessageTo(entry(), sent(11, "other", { groups: ["others"] }), "me", crew).mentions).toBe(0);
  expect(applyMessageTo(entry(), sent(11, "me", { mentions: ["me"] }), "me", crew).mentions).toBe(0);
});

test("bold is unread, a number is somebody speaking to one, muted says only that", () => {
  expect(attentionOf(entry())).toEqual({ bold: false, count: 0 });
  expect(attentionOf(entry({ readSeq: 7 }))).toEqual({ bold: true, count: 0 });
  expect(attentionOf(entry({ readSeq: 7, mentions: 2 }))).toEqual({ bold: true, count: 2 });
  expect(attentionOf(entry({ readSeq: 7 }, "direct"))).toEqual({ bold: true, count: 3 });
  expect(attentionOf(entry({ readSeq: 7, muted: true }))).toEqual({ bold: false, count: 0 });
  expect(attentionOf(entry({ readSeq: 7, muted: true }, "direct"))).toEqual({ bold: false, count: 0 });
  expect(attentionOf(entry({ readSeq: 7, muted: true, mentions: 1 }))).toEqual({ bold: true, count: 1 });
});
