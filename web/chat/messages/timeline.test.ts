import type { Message } from "@atrium/contract/chat/messages.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../ops/test/seed.ts";
import {
  addPage,
  changeMessage,
  inChannel,
  newestStretch,
  putMessage,
  type Timeline,
  trimTimeline,
} from "./timeline.ts";

const message = (seq: number, text = `message ${seq}`): Message => ({
  id: `id-${seq}`,
  channelId: "channel",
  seq,
  threadId: null,
  threadSeq: null,
  authorId: "author",
  clientId: `client-${seq}`,
  text,
  createdAt: "2026-11-20T09:00:00.000Z",
  editedAt: null,
  deletedAt: null,
  reactions: [],
  parts: {},
  thread: null,
});
const run = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => message(from + index));
const page = (from: number, to: number, top = 100, joins?: number) => ({
  messages: run(from, to),
  more: { before: from > 1, after: to < top },
  ...(joins === undefined ? {} : { joins }),
});
const shape = (timeline: Timeline) =>
  timeline.map(({ messages, start, end }) => [messages[0]?.seq, messages.at(-1)?.seq, start, end]);

test("pages that touch become one stretch, others stay apart", () => {
  let timeline = addPage([], page(51, 100), inChannel);
  timeline = addPage(timeline, page(10, 20), inChannel);
  expect(shape(timeline)).toEqual([
    [10, 20, false, false],
    [51, 100, false, true],
  ]);
  timeline = addPage(timeline, page(21, 50, 100, 51), inChannel);
  expect(shape(timeline)).toEqual([
    [10, 20, false, false],
    [21, 100, false, true],
  ]);
  timeline = addPage(timeline, page(21, 40, 100, 20), inChannel);
  expect(shape(timeline)).toEqual([[10, 100, false, true]]);
});

test("an empty page before the first message says that nothing is older", () => {
  const timeline = addPage([], page(5, 8), inChannel);
  const after = addPage(timeline, { messages: [], more: { before: false, after: true }, joins: 5 }, inChannel);
  expect(shape(after)).toEqual([[5, 8, true, false]]);
});

test("an empty channel has a start and an end, and takes its first message", () => {
  const empty = addPage([], { messages: [], more: { before: false, after: false } }, inChannel);
  expect(empty).toEqual([{ messages: [], start: true, end: true }]);
  expect(shape(putMessage(empty, message(1), inChannel))).toEqual([[1, 1, true, true]]);
});

test("a new message goes behind the newest stretch only, and twice is once", () => {
  const timeline = addPage(addPage([], page(90, 100), inChannel), page(10, 20), inChannel);
  const after = putMessage(putMessage(timeline, message(101), inChannel), message(101), inChannel);
  expect(shape(after)).toEqual([
    [10, 20, false, false],
    [90, 101, false, true],
  ]);
  const away = addPage([], page(10, 20), inChannel);
  expect(putMessage(away, message(101), inChannel)).toBe(away);
});

test("an answer that overtakes an event is put in order when the event comes", () => {
  let timeline = addPage([], page(1, 3, 3), inChannel);
  timeline = putMessage(timeline, message(5), inChannel);
  timeline = putMessage(timeline, message(4), inChannel);
  expect(newestStretch(timeline)?.messages.map((one) => one.seq)).toEqual([1, 2, 3, 4, 5]);
});

test("what a page says replaces what was held", () => {
  const timeline = addPage([], page(1, 3, 3), inChannel);
  const after = addPage(timeline, { messages: [message(2, "edited")], more: { before: true, after: true } }, inChannel);
  expect(after[0]?.messages.map((one) => one.text)).toEqual(["message 1", "edited", "message 3"]);
  expect(shape(after)).toEqual([[1, 3, true, true]]);
});

test("a change that changes nothing leaves the same timeline", () => {
  const timeline = addPage([], page(1, 3, 3), inChannel);
  expect(changeMessage(timeline, "id-9", (one) => ({ ...one }))).toBe(timeline);
  expect(changeMessage(timeline, "id-2", (one) => one)).toBe(timeline);
  expect(changeMessage(timeline, "id-2", (one) => ({ ...one, text: "new" }))[0]?.messages[1]?.text).toBe("new");
});

test("trimming keeps the messages around the view and forgets the ends", () => {
  const timeline = addPage([], page(1, 100), inChannel);
  expect(shape(trimTimeline(timeline, 50, 20, inChannel))).toEqual([[40, 59, false, false]]);
  expect(shape(trimTimeline(timeline, 100, 20, inChannel))).toEqual([[81, 100, false, true]]);
  expect(shape(trimTimeline(timeline, 1, 20, inChannel))).toEqual([[1, 20, true, false]]);
});

test("whatever pages come in whatever order, stretches stay in order, apart and without gaps", () => {
  const request = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 40 }));
  fc.assert(
    fc.property(fc.array(request, { maxLength: 30 }), (requests) => {
      const seen = new Set<number>();
      let timeline: Timeline = [];
      for (const [from, length] of requests) {
        const to = Math.min(200, from + length);
        timeline = addPage(timeline, page(from, to, 200), inChannel);
        for (const one of run(from, to)) seen.add(one.seq ?? 0);
      }
      const held = timeline.map((stretch) => stretch.messages.map((one) => one.seq ?? 0));
      expect(new Set(held.flat())).toEqual(seen);
      for (const seqs of held) expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
      const bounds = held.map((seqs) => [seqs[0] ?? 0, seqs.at(-1) ?? 0] as const);
      for (const [index, [first]] of bounds.entries()) expect(first).toBeGreaterThan(bounds[index - 1]?.[1] ?? 0);
    }),
    { seed },
  );
});
