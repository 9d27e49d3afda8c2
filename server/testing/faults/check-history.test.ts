import { expect, test } from "vitest";
import { violationsIn } from "./check-history.ts";
import type { ClientHistory, History, Placed } from "./history.ts";

const placed = (number: number, lane: string, position: number, authorId = "ann"): Placed => ({
  messageId: `m${number}`,
  clientId: `c${number}`,
  authorId,
  lane,
  position,
});

/** Ann and Bob write in one channel, Ann alone is in another; all went well. */
function goodHistory(): History {
  const messages = [
    placed(1, "channel:a", 1),
    placed(2, "channel:a", 2, "bob"),
    placed(3, "channel:b", 1),
    placed(4, "channel:a", 3),
    placed(5, "thread:m1", 1, "bob"),
    // Also sent to the channel.
    placed(6, "thread:m1", 2),
    placed(6, "channel:a", 4),
  ];
  const sent = [...Map.groupBy(messages, (message) => message.messageId).values()] as [Placed, ...Placed[]][];
  const channelOf = (message: Placed) => (message.lane === "channel:b" ? "channel:b" : "channel:a");
  const events = [
    { seq: 1, name: "channelCreated", audience: ["workspace"], messageId: undefined },
    ...sent.map(([message], index) => ({
      seq: index + 2,
      name: "messageSent",
      audience: [channelOf(message)],
      messageId: message.messageId,
    })),
  ];
  const client = (name: string, hears: string[]): ClientHistory => ({
    name,
    memberId: name,
    hears: ["workspace", ...hears],
    from: 1,
    tried: messages.filter((message) => message.authorId === name).map((message) => message.clientId),
    acknowledged: messages.filter((message) => message.authorId === name),
    told: sent
      .map((places, index) => ({ seq: index + 2, name: "messageSent", places }))
      .filter(({ places }) => hears.includes(channelOf(places[0]))),
    resets: [],
    refusals: [],
  });
  const clients = [client("ann", ["channel:a", "channel:b"]), client("bob", ["channel:a"])];
  return { clients, stored: { head: 7, events, messages } };
}

const planted = (change: (history: History & { ann: ClientHistory; bob: ClientHistory }) => void): string[] => {
  // Nothing shared: what one was told is changed without changing what is stored.
  const history = JSON.parse(JSON.stringify(goodHistory())) as History;
  const [ann, bob] = history.clients as [ClientHistory, ClientHistory];
  change({ ...history, ann, bob });
  return violationsIn(history);
};

test("a good run has no violation", () => {
  expect(violationsIn(goodHistory())).toEqual([]);
});

test("a message that was sent and never acknowledged may be stored or not", () => {
  expect(planted(({ ann }) => ann.acknowledged.pop())).toEqual([]);
  expect(planted(({ ann }) => ann.tried.push("c99"))).toEqual([]);
});

const lost: [string, Parameters<typeof planted>[0], RegExp][] = [
  [
    "a lost acknowledgement",
    ({ ann }) => ann.acknowledged.push(placed(9, "channel:a", 5)),
    /^ann: acknowledged m9 \(sending c9\) is not stored$/m,
  ],
  [
    "an acknowledgement of another place",
    ({ ann }) => Object.assign(ann.acknowledged[0] as Placed, { position: 7 }),
    /^ann: acknowledged m1 .* is stored as something else$/m,
  ],
  [
    "the same sending stored twice",
    ({ stored }) => {
      stored.messages.push({ ...placed(4, "channel:a", 5), messageId: "m7" });
    },
    /^sending ann c4 is stored twice$/m,
  ],
  [
    "a message nobody sent",
    ({ ann }) => (ann.tried = ["c1", "c3"]),
    /^sending ann c4 is stored and was sent by nobody$/m,
  ],
  ["a hole in the log", ({ stored }) => stored.events.splice(2, 1), /^event log: 3 is missing$/m],
  ["a hole at the log's end", ({ stored }) => (stored.head = 9), /^event log: 8 to 9 are missing$/m],
  [
    "a hole in a channel",
    ({ stored }) => Object.assign(stored.messages[3] as Placed, { position: 9 }),
    /^channel:a: 3 is missing$/m,
  ],
  [
    "a place taken twice",
    ({ stored }) => Object.assign(stored.messages[3] as Placed, { position: 2 }),
    /^channel:a: 2 is there twice/m,
  ],
  [
    "a channel in another order than the log",
    ({ stored }) => {
      const [first, second] = stored.messages as [Placed, Placed];
      first.position = 2;
      second.position = 1;
    },
    /^channel:a: 2 was told before 1$/m,
  ],
  [
    "a message without its event",
    ({ stored }) => Object.assign(stored.events[3] as object, { name: "channelUpdated" }),
    /^event log: message m3 was told 0 times$/m,
  ],
  ["an event never told", ({ bob }) => bob.told.splice(1, 1), /^bob: never told event 3$/m],
  ["the last event never told", ({ bob }) => bob.told.pop(), /^bob: never told event 7$/m],
  ["an event told twice", ({ bob }) => bob.told.splice(1, 0, bob.told[0] as never), /^bob: told event 2 twice$/m],
  ["events told in another order", ({ ann }) => ann.told.reverse(), /^ann: told event 6 after 7$/m],
  [
    "an event told and not stored",
    ({ bob }) => bob.told.push({ seq: 8, name: "messageSent", places: [] }),
    /^bob: told event 8, which is not stored or not for them$/m,
  ],
  [
    "an event told to somebody it is not for",
    ({ ann, bob }) => bob.told.splice(2, 0, ann.told[2] as never),
    /^bob: told event 4, which is not stored or not for them$/m,
  ],
  [
    "one told another order than is stored",
    ({ bob }) => Object.assign(bob.told[0]?.places[0] as Placed, { position: 2 }),
    /^bob: told message m1, which is not stored like that$/m,
  ],
  [
    "an event told as another",
    ({ bob }) => Object.assign(bob.told[0] as object, { name: "messageChanged" }),
    /^bob: told event 2 as something else$/m,
  ],
  [
    "a needless reset",
    ({ bob }) => bob.resets.push({ after: 2, head: 7 }),
    /^bob: told to start afresh at 7, having been at 2$/m,
  ],
  ["a refusal", ({ bob }) => bob.refusals.push("not_found"), /^bob: refused: not_found$/m],
];

test.each(lost)("%s is found", (_name, change, message) => {
  expect(planted(change).join("\n")).toMatch(message);
});

test("a reset that had to be excuses what it skipped, and nothing else", () => {
  const skipping = (seq: number) =>
    planted(({ stored, bob }) => {
      stored.head = 5000;
      for (let next = 8; next <= 5000; next += 1)
        stored.events.push({ seq: next, name: "channelUpdated", audience: ["channel:a"], messageId: undefined });
      bob.resets.push({ after: seq, head: 5000 });
    }).filter((line) => line.startsWith("bob"));
  expect(skipping(7)).toEqual([]);
  expect(skipping(8)).toEqual(["bob: never told event 8"]);
});
