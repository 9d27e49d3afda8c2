/**
 * The gateway: everybody connected to this process, by whatever transport.
 * Guarantees: a connection that opened a workspace gets every later event it may see, in order, once; or is told
 * `reset`. A reader too slow is cut off and resumes. What must never happen: an event sent to somebody who could not
 * read it, or a gap without a word.
 * May import: platform/events, platform/database, platform/operations, the contract's protocol.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { closeCodes } from "@atrium/contract/protocol/frame.ts";
import { type LoggedEvent, readEvents, readHead } from "#platform/events/event-log.ts";
import { limiterTopic } from "#platform/operations/limiter.ts";
import type { Identity } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { AccountSignals } from "./account-signals.ts";
import type { Presence, SignalSource } from "./audience.ts";
import type { Bus } from "./bus.ts";
import { Connection, type ConnectionOwner } from "./connection.ts";
import { Flusher, type Outlet } from "./flusher.ts";
import { Frame } from "./frame-buffer.ts";
import { startAnew } from "./start-anew.ts";
import type { Subscription } from "./workspace-stream.ts";
import { WorkspaceStream } from "./workspace-stream.ts";

/** Told every `pingSeconds`; silence for twice as long ends a connection. */
export const pingSeconds = 25;

export class Gateway {
  readonly flusher = new Flusher();
  readonly connections = new Set<Connection>();
  readonly streams = new Map<string, WorkspaceStream>();
  readonly bus: Bus;
  /** To accounts, whichever workspace they follow. */
  readonly accounts: AccountSignals;
  readonly #owner: ConnectionOwner = {
    flusher: this.flusher,
    closed: (connection) => this.#disconnect(connection),
    tooSlow: () => this.platform.metrics.slowReaders.inc(),
  };
  #platform: Platform | undefined;
  /** Events that came before their predecessors, by workspace. */
  readonly #early = new Map<string, Map<number, LoggedEvent>>();
  readonly #reading = new Set<string>();
  /** Sessions that ended a moment ago, and when: a connection admitted just before must not slip in just after. */
  readonly #ended = new Map<string, number>();
  readonly #heads: ((workspaceId: string) => void)[] = [];
  /** Presence and its like, and which of them hears what happens. */
  #sources: SignalSource[] = [];
  readonly #hearing = new Map<string, ((event: LoggedEvent, platform: Platform) => void)[]>();
  #timers: NodeJS.Timeout[] = [];
  draining = false;

  constructor(bus: Bus) {
    this.bus = bus;
    this.accounts = new AccountSignals(bus);
  }

  get platform(): Platform {
    return this.#platform as Platform;
  }

  start(platform: Platform): void {
    this.#platform = platform;
    this.#sources = platform.catalogue.features.flatMap((feature) => feature.signals ?? []);
    for (const { event, run } of this.#sources.flatMap((source) => source.hears ?? []))
      this.#hearing.set(event.name, [...(this.#hearing.get(event.name) ?? []), run]);
    this.bus.listen({
      head: (workspaceId, seq) => {
        this.#advance(workspaceId, seq);
        for (const listener of this.#heads) listener(workspaceId);
      },
      signal: (workspaceId, keys, text) => this.#deliverSignal(workspaceId, keys, text),
      accountSignal: (workspaceId, ids, text) => this.accounts.deliver(workspaceId, ids, text),
      ended: (ids) => this.#closeEnded(ids),
      note: (topic, data, from) => this.#note(topic, data, from),
      resumed: () => {
        this.#catchUp();
        this.#begin();
      },
    });
    this.#begin();
    this.#timers = [setInterval(() => this.#ping(), 1000), setInterval(() => this.#catchUp(), 5000)];
    for (const timer of this.#timers) timer.unref();
  }

  /** Tells of workspaces whose log grew, in whatever process; now and then one is missed. */
  onHead(listener: (workspaceId: string) => void): void {
    this.#heads.push(listener);
  }

  connect(identity: Identity, outlet: Outlet): Connection {
    const connection = new Connection(identity, outlet, this.#owner);
    this.connections.add(connection);
    this.accounts.add(connection);
    this.platform.metrics.connections.set(this.connections.size);
    if (this.#ended.has(identity.sessionId)) connection.close(closeCodes.sessionEnded, "session ended");
    // Admitted just before the draining began.
    if (this.draining) connection.close(closeCodes.restarting, "restarting");
    return connection;
  }

  /** The live end of a workspace's log, begun at the log's head when nobody here followed it yet. */
  async stream(workspaceId: string, accountId: string): Promise<WorkspaceStream | undefined> {
    const known = this.streams.get(workspaceId);
    if (known) return known;
    const head = await this.platform.database.transaction({ workspaceId, accountId, mode: "read" }, ({ db }) =>
      readHead(db, workspaceId),
    );
    if (!head) return undefined;
    const stream = this.streams.get(workspaceId) ?? new WorkspaceStream(workspaceId, head.seq);
    this.streams.set(workspaceId, stream);
    // What was committed between the reading and now was told to nobody here.
    this.#advance(workspaceId, Number.MAX_SAFE_INTEGER);
    return stream;
  }

  /** Nobody follows it any more: forget it, so that idle workspaces cost nothing. */
  release(stream: WorkspaceStream): void {
    if (stream.size > 0) return;
    this.streams.delete(stream.workspaceId);
    this.#early.delete(stream.workspaceId);
  }

  /** Committed events of this process: told here at once, and to other processes as a wake-up. */
  publish(events: LoggedEvent[]): void {
    for (const event of events) this.#arrive(event);
    const heads = new Map(events.map((event) => [event.workspaceId, event.seq]));
    for (const [workspaceId, seq] of heads) {
      this.bus.sendHead(workspaceId, seq);
      for (const listener of this.#heads) listener(workspaceId);
    }
  }

  signal(workspaceId: string, keys: string[], name: string, data: object): void {
    const text = JSON.stringify({ type: "signal", workspaceId, name, data });
    this.#deliverSignal(workspaceId, keys, text);
    this.bus.sendSignal(workspaceId, keys, text);
  }

  /** Sessions, tokens or whole accounts ended: their connections close within a second, on every process. */
  endSessions(ids: string[]): void {
    this.#closeEnded(ids);
    this.bus.sendEnded(ids);
  }

  /** Refuses new connections, answers the calls that came by the old ones, and sends everybody to reconnect. */
  async drain(patience = 1500): Promise<void> {
    this.draining = true;
    const busy = () => [...this.connections].some((connection) => connection.calls > 0);
    for (const until = Date.now() + patience; busy() && Date.now() < until; ) await sleep(10);
    for (const connection of [...this.connections]) connection.close(closeCodes.restarting, "restarting");
  }

  /** After the last operation: what it told still reaches the other processes. */
  async stop(): Promise<void> {
    await this.drain(0);
    for (const timer of this.#timers) clearInterval(timer);
    await this.bus.close();
  }

  #begin(): void {
    for (const source of this.#sources) source.began?.(this.platform);
  }

  #note(topic: string, data: unknown, from: string): void {
    if (topic === limiterTopic) this.platform.limiter.hear(data);
    for (const { noted } of this.#sources) if (noted?.topic === topic) noted.run(data as never, from, this.platform);
  }

  #arrive(event: LoggedEvent): void {
    const stream = this.streams.get(event.workspaceId);
    if (!stream || event.seq <= stream.seq) return;
    if (event.seq > stream.seq + 1) {
      // Two transactions committed in order and were reported out of order, or another process wrote in between.
      const early = this.#early.get(event.workspaceId) ?? new Map<number, LoggedEvent>();
      early.set(event.seq, event);
      this.#early.set(event.workspaceId, early);
      if (early.size > 200) this.#advance(event.workspaceId, event.seq);
      else setTimeout(() => this.#advance(event.workspaceId, event.seq), 20).unref();
      return;
    }
    this.#deliver(stream, event);
    const early = this.#early.get(event.workspaceId);
    for (let next = early?.get(stream.seq + 1); next; next = early?.get(stream.seq + 1)) {
      early?.delete(next.seq);
      this.#deliver(stream, next);
    }
  }

  #deliver(stream: WorkspaceStream, event: LoggedEvent): void {
    for (const sub of stream.deliver(event)) this.closeSubscription(sub, "not_a_member");
    for (const run of this.#hearing.get(event.name) ?? []) run(event, this.platform);
  }

  /** Reads what the log has beyond what was delivered here, up to at least `seq`. */
  #advance(workspaceId: string, seq: number): void {
    const stream = this.streams.get(workspaceId);
    if (!stream || stream.seq >= seq || this.#reading.has(workspaceId)) return;
    this.#reading.add(workspaceId);
    void this.#readOn(stream)
      .catch((error: unknown) => this.platform.log.error({ err: error }, "reading the event log failed"))
      .finally(() => this.#reading.delete(workspaceId));
  }

  async #readOn(stream: WorkspaceStream): Promise<void> {
    const most = 500;
    for (;;) {
      const range = { after: stream.seq, until: Number.MAX_SAFE_INTEGER, most };
      const [head, events] = await this.platform.database.transaction(
        { workspaceId: stream.workspaceId, mode: "read" },
        ({ db }) => Promise.all([readHead(db, stream.workspaceId), readEvents(db, stream.workspaceId, range)]),
      );
      if (head && head.prunedSeq > stream.seq) {
        await startAnew(this, stream, head.seq);
        continue;
      }
      for (const event of events) this.#arrive(event);
      this.#forgetEarly(stream);
      if (events.length < most) return;
    }
  }

  #forgetEarly(stream: WorkspaceStream): void {
    const early = this.#early.get(stream.workspaceId);
    for (const seq of early?.keys() ?? []) if (seq <= stream.seq) early?.delete(seq);
    if (early?.size === 0) this.#early.delete(stream.workspaceId);
  }

  /** A lost wake-up delays and never loses: the log is looked at every few seconds anyway. */
  #catchUp(): void {
    for (const stream of this.streams.values()) this.#advance(stream.workspaceId, Number.MAX_SAFE_INTEGER);
  }

  #deliverSignal(workspaceId: string, keys: string[], text: string): void {
    const stream = this.streams.get(workspaceId);
    if (!stream) return;
    const frame = new Frame(text);
    for (const sub of stream.hears(keys)) sub.connection.send(frame);
  }

  #closeEnded(ids: string[]): void {
    const ended = new Set(ids);
    const now = Date.now();
    for (const id of ids) this.#ended.set(id, now);
    for (const [id, at] of this.#ended) {
      if (now - at < 60_000) break;
      this.#ended.delete(id);
    }
    for (const connection of [...this.connections]) {
      const { sessionId, accountId } = connection.identity;
      if (!ended.has(sessionId) && !ended.has(accountId)) continue;
      connection.ended = true;
      connection.close(closeCodes.sessionEnded, "session ended");
    }
  }

  closeSubscription(sub: Subscription, code: string): void {
    this.dropSubscription(sub);
    sub.connection.sendObject({ type: "closed", workspaceId: sub.workspaceId, code });
  }

  dropSubscription(sub: Subscription): void {
    sub.connection.subscriptions.delete(sub.workspaceId);
    const stream = this.streams.get(sub.workspaceId);
    stream?.remove(sub);
    for (const source of this.#sources) source.disconnected?.(this.presenceOf(sub), this.platform);
    if (stream) this.release(stream);
  }

  #disconnect(connection: Connection): void {
    for (const sub of [...connection.subscriptions.values()]) this.dropSubscription(sub);
    this.connections.delete(connection);
    this.accounts.remove(connection);
    this.platform.metrics.connections.set(this.connections.size);
  }

  /** A slice of the connections each second, so that ten thousand pings never fall into one moment. */
  #ping(): void {
    const now = Date.now();
    const turn = Math.floor(now / 1000) % pingSeconds;
    for (const connection of this.connections) {
      if (now - connection.heardAt > pingSeconds * 2000) connection.close(closeCodes.restarting, "silent");
      else if (connection.number % pingSeconds === turn) this.ping(connection);
    }
  }

  ping(connection: Connection): void {
    const workspaces = [...connection.subscriptions.values()].map((sub) => ({
      workspaceId: sub.workspaceId,
      seq: Math.max(sub.seq, this.streams.get(sub.workspaceId)?.seq ?? 0),
      events: sub.events,
    }));
    connection.sendObject({ type: "ping", workspaces });
  }

  /** A subscription as signal sources see it. */
  presenceOf(sub: Subscription): Presence {
    return {
      workspaceId: sub.workspaceId,
      memberId: sub.memberId,
      connection: sub.connection,
      active: sub.connection.active,
      ended: sub.connection.ended,
      send: (type, data) =>
        sub.connection.sendObject({ type: "signal", workspaceId: sub.workspaceId, name: type.name, data }),
    };
  }
}
