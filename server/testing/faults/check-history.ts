import { mostReplayed } from "../../platform/events/event-log.ts";
import type { ClientHistory, History, Placed, StoredHistory } from "./history.ts";

/**
 * What a run must not show, one line each; an empty list is a proof for this run: what was acknowledged is stored,
 * what is stored was told to everybody who was to hear it, in one order, without a gap, without a duplicate, and
 * nobody was told what is not stored or not theirs.
 */
export function violationsIn({ clients, stored }: History): string[] {
  return [
    ...logViolations(stored),
    ...laneViolations(stored),
    ...sendingViolations(clients, stored),
    ...clients.flatMap((client) => [
      ...acknowledgementViolations(client, stored),
      ...hearingViolations(client, stored),
      ...resetViolations(client),
      ...client.refusals.map((refusal) => `${client.name}: refused: ${refusal}`),
    ]),
  ];
}

function logViolations({ head, events, messages }: StoredHistory): string[] {
  const found = gaps(
    events.map((event) => event.seq),
    head,
  ).map((problem) => `event log: ${problem}`);
  const told = Map.groupBy(
    events.filter((event) => event.name === "messageSent"),
    (event) => event.messageId,
  );
  for (const messageId of new Set(messages.map((message) => message.messageId))) {
    const times = told.get(messageId)?.length ?? 0;
    if (times !== 1) found.push(`event log: message ${messageId} was told ${times} times`);
  }
  const toldAt = (message: Placed) => told.get(message.messageId)?.[0]?.seq ?? 0;
  for (const [lane, inLane] of Map.groupBy(messages, (message) => message.lane)) {
    const inOrder = inLane.toSorted((a, b) => toldAt(a) - toldAt(b)).map((message) => message.position);
    const early = inOrder.find((position, index) => position > (inOrder[index + 1] ?? Number.POSITIVE_INFINITY));
    if (early !== undefined) found.push(`${lane}: ${early} was told before ${inOrder[inOrder.indexOf(early) + 1]}`);
  }
  return found;
}

/** Positions of each timeline and thread: 1, 2, 3 and so on. */
function laneViolations({ messages }: StoredHistory): string[] {
  return [...Map.groupBy(messages, (message) => message.lane)].flatMap(([lane, inLane]) => {
    const positions = inLane.map((message) => message.position).sort((a, b) => a - b);
    return gaps(positions, Math.max(...positions)).map((problem) => `${lane}: ${problem}`);
  });
}

function gaps(numbers: number[], until: number): string[] {
  const found: string[] = [];
  let expected = 1;
  for (const number of numbers) {
    if (number < expected) found.push(`${number} is there twice or out of order`);
    if (number > expected) found.push(`${range(expected, number - 1)} missing`);
    expected = Math.max(expected, number + 1);
  }
  if (expected <= until) found.push(`${range(expected, until)} missing`);
  return found;
}

const range = (from: number, to: number) => (from === to ? `${from} is` : `${from} to ${to} are`);

/** Each sending is stored at most once, and nothing is stored that nobody sent. */
function sendingViolations(clients: ClientHistory[], { messages }: StoredHistory): string[] {
  const tried = new Set(clients.flatMap((client) => client.tried));
  return [...Map.groupBy(messages, (message) => `${message.authorId} ${message.clientId}`)].flatMap(
    ([sending, copies]) => [
      ...(new Set(copies.map((copy) => copy.messageId)).size > 1 ? [`sending ${sending} is stored twice`] : []),
      ...(tried.has(copies[0]?.clientId as string) ? [] : [`sending ${sending} is stored and was sent by nobody`]),
    ],
  );
}

function acknowledgementViolations(client: ClientHistory, { messages }: StoredHistory): string[] {
  const byId = Map.groupBy(messages, (message) => message.messageId);
  return client.acknowledged.flatMap((acknowledged) => {
    const kept = byId.get(acknowledged.messageId);
    const what = `${client.name}: acknowledged ${acknowledged.messageId} (sending ${acknowledged.clientId})`;
    if (!kept) return [`${what} is not stored`];
    return kept.some((place) => isSame(place, acknowledged)) ? [] : [`${what} is stored as something else`];
  });
}

const isSame = (a: Placed, b: Placed) =>
  a.clientId === b.clientId && a.authorId === b.authorId && a.lane === b.lane && a.position === b.position;

/** Told exactly what the log holds for this client, in its order. */
function hearingViolations(client: ClientHistory, { events, messages }: StoredHistory): string[] {
  const keys = new Set(client.hears);
  const isFor = (audience: string[]) => audience.some((key) => keys.has(key));
  const excused = (seq: number) => client.resets.some(({ after, head }) => seq > after && seq <= head);
  const mine = new Map(
    events.filter((event) => event.seq > client.from && isFor(event.audience)).map((event) => [event.seq, event]),
  );
  const byId = Map.groupBy(messages, (message) => message.messageId);
  const found: string[] = [];
  let last = client.from;
  for (const { seq, name, places } of client.told) {
    if (seq === last) found.push(`${client.name}: told event ${seq} twice`);
    else if (seq < last) found.push(`${client.name}: told event ${seq} after ${last}`);
    last = Math.max(last, seq);
    const event = mine.get(seq);
    if (!event) found.push(`${client.name}: told event ${seq}, which is not stored or not for them`);
    else if (event.name !== name || event.messageId !== places[0]?.messageId)
      found.push(`${client.name}: told event ${seq} as something else`);
    for (const place of places)
      if (!byId.get(place.messageId)?.some((kept) => isSame(kept, place)))
        found.push(`${client.name}: told message ${place.messageId}, which is not stored like that`);
  }
  const heard = new Set(client.told.map((told) => told.seq));
  for (const seq of mine.keys()) {
    if (!heard.has(seq) && !excused(seq)) found.push(`${client.name}: never told event ${seq}`);
  }
  return found;
}

/** A reset is right only when the log is too long to be told again. */
function resetViolations(client: ClientHistory): string[] {
  return client.resets
    .filter(({ after, head }) => head - after <= mostReplayed)
    .map(({ after, head }) => `${client.name}: told to start afresh at ${head}, having been at ${after}`);
}
