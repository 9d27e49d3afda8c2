import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Message, messageSent, sendMessage } from "@atrium/contract/chat/messages.ts";
import type { EventFrame } from "@atrium/contract/protocol/frame.ts";
import { ApiError } from "@atrium/web/platform/api/api-error.ts";
import { type ApiClient, createClient } from "@atrium/web/platform/api/client.ts";
import { type Connection, createConnection } from "@atrium/web/platform/realtime/connection.ts";
import type { ClientHistory, Placed } from "./history.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** Somebody of the scene: signed in, in these channels. */
export type FaultMember = {
  name: string;
  memberId: string;
  token: string;
  workspaceId: string;
  channelIds: string[];
  /** Audience keys they hold. */
  hears: string[];
  /** Where in the log the run begins. */
  from: number;
};

/** Writes and listens as the web app does: by the same connection, sending again what was not acknowledged. */
export class FaultClient {
  readonly history: ClientHistory;
  readonly connection: Connection;
  /** When the last sending was begun that was then acknowledged. */
  acknowledgedAt = 0;
  readonly #api: ApiClient;
  readonly #member: FaultMember;
  readonly #random: SeededRandom;
  readonly #sending = new Set<Promise<void>>();
  /** Timeline messages that can be answered. */
  readonly #roots: { channelId: string; id: string }[] = [];
  #stopping = false;

  constructor(url: string, member: FaultMember, random: SeededRandom) {
    const { name, memberId, hears, from } = member;
    this.#member = member;
    this.#random = random;
    const lists = { tried: [], acknowledged: [], told: [], resets: [], refusals: [] };
    this.history = { name, memberId, hears, from, ...lists };
    this.#api = createClient({ baseUrl: url, token: member.token, timeoutSeconds: 10 });
    this.connection = createConnection({
      api: this.#api,
      random: () => random.next(),
      onEvent: (frame) => this.#hear(frame),
      onReset: (_workspaceId, head) => this.history.resets.push({ after: this.heardUntil, head }),
      onClosed: (_workspaceId, code) => this.history.refusals.push(`closed: ${code}`),
      onSessionEnded: () => this.history.refusals.push("session ended"),
    });
    this.connection.open(member.workspaceId, from);
  }

  get heardUntil(): number {
    return this.history.told.at(-1)?.seq ?? this.history.from;
  }

  /** Sends until told to stop, a few at a time. */
  async write(): Promise<void> {
    while (!this.#stopping) {
      if (this.#sending.size < 3) {
        const sending = this.#send().finally(() => this.#sending.delete(sending));
        this.#sending.add(sending);
      }
      await sleep(this.#random.between(50, 350));
    }
  }

  /** Ends the writing; resolves when everything that was begun is acknowledged. */
  async settle(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#sending);
  }

  async #send(): Promise<void> {
    const random = this.#random;
    const { workspaceId, channelIds } = this.#member;
    const root = random.chance(0.15) && this.#roots.length > 0 ? random.pick(this.#roots) : undefined;
    const channelId = root?.channelId ?? random.pick(channelIds);
    const clientId = randomUUID();
    const thread = root && { threadId: root.id, alsoToChannel: random.chance(0.3) };
    const text = `${this.#member.name} says ${clientId}`;
    this.history.tried.push(clientId);
    const input = { workspaceId, channelId, clientId, text, ...thread };
    const message = await this.#untilAcknowledged(input);
    if (!message) return;
    this.history.acknowledged.push(...placesOf(message));
    if (message.seq !== null && message.threadId === null) this.#roots.push({ channelId, id: message.id });
    if (!random.chance(0.1)) return;
    // As if the answer had been lost: it must be the same message.
    const again = await this.#untilAcknowledged(input);
    if (again) this.history.acknowledged.push(...placesOf(again));
  }

  async #untilAcknowledged(input: Parameters<typeof this.connection.call<typeof sendMessage>>[1]) {
    for (;;) {
      const by = this.#random.chance(0.5) ? this.connection : this.#api;
      const begun = performance.now();
      try {
        const { message } = await by.call(sendMessage, input);
        this.acknowledgedAt = Math.max(this.acknowledgedAt, begun);
        return message;
      } catch (error) {
        if (!(error instanceof ApiError && error.passing)) {
          this.history.refusals.push(error instanceof ApiError ? `${error.status} ${error.code}` : String(error));
          return undefined;
        }
        await sleep((error.retryAfter ?? 0) * 1000 + this.#random.between(20, 120));
      }
    }
  }

  #hear({ seq, name, data }: EventFrame): void {
    const places = name === messageSent.name ? placesOf((data as { message: Message }).message) : [];
    this.history.told.push({ seq, name, places });
  }
}

/** Where a message is, in its thread first. */
export function placesOf(
  message: Pick<Message, "id" | "clientId" | "authorId" | "channelId" | "seq" | "threadId" | "threadSeq">,
): Placed[] {
  const { id: messageId, clientId, authorId, channelId, seq, threadId, threadSeq } = message;
  const one = { messageId, clientId, authorId };
  return [
    ...(threadId !== null && threadSeq !== null ? [{ ...one, lane: `thread:${threadId}`, position: threadSeq }] : []),
    ...(seq !== null ? [{ ...one, lane: `channel:${channelId}`, position: seq }] : []),
  ];
}
