import type { EventFrame, ServerFrame, SignalFrame } from "@atrium/contract/protocol/frame.ts";
import { closeCodes } from "@atrium/contract/protocol/frame.ts";
import type { CallOf, OutputOf } from "@atrium/contract/protocol/operation.ts";
import type { ApiClient, Callable, CallOptions } from "../api/client.ts";
import { createStore, type Store } from "../store/create-store.ts";
import { type Link, openLink } from "./link.ts";
import { type PendingCalls, pendingCalls } from "./pending-calls.ts";
import { agree, type Progress, progressAt, reachedFor, receive, rewind } from "./progress.ts";
import { reconnectDelay } from "./reconnect-delay.ts";
import type { TransportEnd, TransportKind, TransportPlace } from "./transport.ts";

/**
 * The client's side of `contract/protocol/frame.ts`. Guarantee: every event of an opened workspace that the
 * person may see reaches `onEvent` exactly once, in the order of the log, or `onReset` says that a snapshot is
 * due; never a silent gap. Runs in browsers and under Node alike.
 */
export type ConnectionHandlers = {
  onEvent(frame: EventFrame): void;
  onSignal?(frame: SignalFrame): void;
  /** Events were missed for good: fetch a snapshot; live events after `seq` follow. */
  onReset?(workspaceId: string, seq: number): void;
  /** The workspace may no longer be followed. */
  onClosed?(workspaceId: string, code: string): void;
  /** Signed out, here or from elsewhere; the connection has stopped. */
  onSessionEnded?(): void;
  onWelcome?(welcome: { accountId: string; version: string }): void;
};

export type ConnectionOptions = ConnectionHandlers & {
  /** Carries the calls that cannot go by socket, and says where the server is. */
  api: ApiClient;
  WebSocket?: typeof WebSocket;
  fetch?: typeof fetch;
  random?: () => number;
  /** Milliseconds in which a new connection must be welcomed. */
  welcomeWithin?: number;
  /** Milliseconds between looks whether a WebSocket can be had after all. */
  upgradeEvery?: number;
};

export type ConnectionState = {
  status: "connecting" | "online" | "offline";
  transport: TransportKind | null;
  /** Milliseconds since 1970 when it was last online; null if it never was. */
  lastOnlineAt: number | null;
};

export type Watched = { people?: string[]; scopes?: { kind: string; id: string }[] };

export type Connection = {
  readonly state: Store<ConnectionState>;
  /** Follows a workspace from just after `after`. */
  open(workspaceId: string, after: number): void;
  close(workspaceId: string): void;
  /** Replaces what is on the screen: people whose presence shows, scopes that are only previewed. What is left out stays. */
  watch(workspaceId: string, on: Watched): void;
  activity(active: boolean): void;
  /** By socket when there is one, else by REST. A call with a `key` survives a broken connection. */
  call<O extends Callable>(operation: O, input: CallOf<O>, options?: CallOptions): Promise<OutputOf<O>>;
  /** The network may be back, or the page awake: look at once instead of waiting. */
  wake(): void;
  /** The network is said to be gone: an open socket would only be missed after the next pings. */
  lost(): void;
  /** Position in a workspace's log. */
  seqOf(workspaceId: string): number | undefined;
  stop(): void;
};

export const createConnection = (options: ConnectionOptions): Connection => new LiveConnection(options);

class LiveConnection implements Connection {
  readonly state = createStore<ConnectionState>({ status: "connecting", transport: null, lastOnlineAt: null });
  readonly #options: ConnectionOptions;
  readonly #place: TransportPlace;
  readonly #calls: PendingCalls;
  readonly #progress = new Map<string, Progress>();
  readonly #watched = new Map<string, Watched>();
  #active: boolean | undefined;
  #link: Link | undefined;
  #probe: Link | undefined;
  #failures = 0;
  /** Attempts of a kind in a row that ended before they were up. */
  readonly #refused = { socket: 0, stream: 0, poll: 0 };
  #retry: ReturnType<typeof setTimeout> | undefined;
  #upgrade: ReturnType<typeof setInterval> | undefined;
  #stopped = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#place = {
      baseUrl: options.api.baseUrl || globalThis.location?.origin || "",
      headers: options.api.headers,
      fetch: options.fetch ?? ((input, init) => fetch(input, init)),
      WebSocket: options.WebSocket ?? globalThis.WebSocket,
    };
    this.#calls = pendingCalls(options.api);
    this.#connect();
  }

  open(workspaceId: string, after: number): void {
    this.#progress.set(workspaceId, progressAt(after));
    if (this.#link && (this.#link.isUp() || this.#link.kind !== "socket")) this.#sendOpen(this.#link, workspaceId);
  }

  close(workspaceId: string): void {
    if (!this.#progress.delete(workspaceId)) return;
    this.#watched.delete(workspaceId);
    this.#link?.send({ type: "close", workspaceId });
  }

  watch(workspaceId: string, on: Watched): void {
    const watched = { ...this.#watched.get(workspaceId), ...on };
    this.#watched.set(workspaceId, watched);
    this.#sendWatch(workspaceId);
  }

  activity(active: boolean): void {
    if (this.#active === active) return;
    this.#active = active;
    this.#link?.send({ type: "activity", active });
  }

  call<O extends Callable>(operation: O, input: CallOf<O>, options?: CallOptions): Promise<OutputOf<O>> {
    if (this.#link?.kind === "socket" && this.#link.isUp())
      return this.#calls.send(this.#link, operation, input, options);
    return this.#options.api.call(operation, input, options);
  }

  wake(): void {
    if (!this.#link) this.#connect();
    else if (this.#link.isUp() && this.#link.kind === "socket" && this.#link.silentFor() > 30_000) this.#reconnect();
  }

  lost(): void {
    if (!this.#link) return;
    this.#link.stop();
    this.#link = undefined;
    this.#calls.drop();
    this.#stopProbing();
    this.#become("offline");
    // A server on the same machine or in the same house answers all the same.
    this.#retry = setTimeout(() => this.#connect(), reconnectDelay(0, undefined, this.#options.random));
  }

  seqOf(workspaceId: string): number | undefined {
    return this.#progress.get(workspaceId)?.seq;
  }

  stop(): void {
    this.#stopped = true;
    this.#link?.stop();
    this.#link = undefined;
    this.#stopProbing();
    clearTimeout(this.#retry);
    this.#calls.drop();
    this.#become("offline");
  }

  #become(status: ConnectionState["status"]): void {
    const before = this.state.get();
    const transport = status === "online" ? (this.#link?.kind ?? null) : null;
    if (before.status === status && before.transport === transport) return;
    const lastOnlineAt = before.status === "online" || status === "online" ? Date.now() : before.lastOnlineAt;
    this.state.set({ status, transport, lastOnlineAt });
  }

  #connect(): void {
    clearTimeout(this.#retry);
    if (this.#stopped || this.#link) return;
    this.#become("connecting");
    this.#link = this.#attempt(this.#nextKind());
    if (this.#link.kind !== "socket") this.#sendOpens(this.#link);
    if (this.#link.isUp()) this.#up(this.#link);
  }

  /** A network that refuses sockets may let a stream pass, and one that holds streams back a poll. */
  #nextKind(): TransportKind {
    if (this.#refused.socket < 2) return "socket";
    return this.#refused.stream < 2 ? "stream" : "poll";
  }

  #attempt(kind: TransportKind): Link {
    return openLink(kind, this.#place, this.#options.welcomeWithin ?? 8000, {
      up: (link) => this.#up(link),
      frame: (frame, link) => link === this.#link && this.#hear(frame, link),
      down: (end, link) => this.#down(end, link),
    });
  }

  #up(link: Link): void {
    if (link === this.#probe) this.#swapTo(link);
    if (link !== this.#link) return;
    this.#failures = 0;
    this.#refused[link.kind] = 0;
    if (link.kind === "socket") this.#refused.stream = 0;
    this.#become("online");
    if (link.kind !== "socket") return this.#startProbing();
    this.#sendOpens(link);
    if (this.#active !== undefined) link.send({ type: "activity", active: this.#active });
  }

  #down(end: TransportEnd, link: Link): void {
    if (link === this.#probe) this.#probe = undefined;
    if (link !== this.#link) return;
    this.#link = undefined;
    this.#calls.drop();
    if (this.#stopped) return;
    if (end.code === closeCodes.sessionEnded || end.status === 401) return this.#sessionEnded();
    if (!link.isUp() || link.kind === "poll") this.#noteRefusal(link.kind, end);
    this.#become("offline");
    this.#stopProbing();
    const untried = this.#failures < 2 && this.#nextKind() !== link.kind;
    const wait = untried ? 0 : reconnectDelay(this.#failures, end.code, this.#options.random);
    this.#failures += 1;
    this.#retry = setTimeout(() => this.#connect(), wait);
  }

  #noteRefusal(kind: TransportKind, end: TransportEnd): void {
    this.#refused[kind] += 1;
    // Nothing answers at all: that is no network, not a network that forbids sockets. Begin anew with the best.
    const silent = kind === "poll" && end.status === undefined;
    if (silent || (kind === "poll" && this.#refused.poll > 3))
      Object.assign(this.#refused, { socket: 0, stream: 0, poll: 0 });
  }

  #sessionEnded(): void {
    this.stop();
    this.#options.onSessionEnded?.();
  }

  #reconnect(): void {
    this.#link?.stop();
    this.#link = undefined;
    this.#calls.drop();
    this.#connect();
  }

  #startProbing(): void {
    clearInterval(this.#upgrade);
    this.#upgrade = setInterval(() => {
      this.#probe ??= this.#attempt("socket");
    }, this.#options.upgradeEvery ?? 120_000);
  }

  #stopProbing(): void {
    clearInterval(this.#upgrade);
    this.#probe?.stop();
    this.#probe = undefined;
  }

  #swapTo(link: Link): void {
    clearInterval(this.#upgrade);
    this.#probe = undefined;
    this.#link?.stop();
    this.#link = link;
  }

  #sendOpens(link: Link): void {
    for (const workspaceId of this.#progress.keys()) this.#sendOpen(link, workspaceId);
  }

  #sendOpen(link: Link, workspaceId: string): void {
    const progress = this.#progress.get(workspaceId);
    if (!progress) return;
    progress.received = 0;
    progress.opened = false;
    link.send({ type: "open", workspaceId, after: progress.seq });
  }

  #sendWatch(workspaceId: string): void {
    const watched = this.#watched.get(workspaceId);
    if (watched && this.#progress.get(workspaceId)?.opened)
      this.#link?.send({ type: "watch", workspaceId, ...watched });
  }

  #hear(frame: ServerFrame, link: Link): void {
    if (frame.type === "answer") this.#calls.answer(frame);
    else if (frame.type === "signal") this.#options.onSignal?.(frame);
    else if (frame.type === "welcome") this.#options.onWelcome?.(frame);
    else if (frame.type === "ping") this.#compare(frame);
    else if (frame.type === "refused") console.warn("The server refused a frame", frame.error);
    else this.#hearOf(frame, link);
  }

  #hearOf(frame: Extract<ServerFrame, { type: "event" | "opened" | "reset" | "closed" }>, link: Link): void {
    const progress = this.#progress.get(frame.workspaceId);
    if (!progress) return;
    if (frame.type === "event") {
      if (receive(progress, frame.seq)) this.#options.onEvent(frame);
    } else if (frame.type === "opened") {
      reachedFor(progress, frame.seq);
      this.#opened(frame.workspaceId);
    } else if (frame.type === "reset") {
      this.#reset(frame.workspaceId, frame.seq);
      this.#opened(frame.workspaceId);
    } else {
      this.#progress.delete(frame.workspaceId);
      link.send({ type: "close", workspaceId: frame.workspaceId });
      this.#options.onClosed?.(frame.workspaceId, frame.code);
    }
  }

  #opened(workspaceId: string): void {
    const progress = this.#progress.get(workspaceId);
    if (progress) progress.opened = true;
    this.#sendWatch(workspaceId);
  }

  #compare(ping: Extract<ServerFrame, { type: "ping" }>): void {
    for (const entry of ping.workspaces) {
      const progress = this.#progress.get(entry.workspaceId);
      if (!progress || agree(progress, entry)) continue;
      // Twice in a row means that asking again does not help; a snapshot does.
      if (progress.disagreed >= 3) this.#reset(entry.workspaceId, entry.seq, entry.events);
      else {
        rewind(progress);
        return this.#reconnect();
      }
    }
  }

  #reset(workspaceId: string, seq: number, received = this.#progress.get(workspaceId)?.received ?? 0): void {
    this.#progress.set(workspaceId, { ...progressAt(seq), received, opened: true });
    this.#options.onReset?.(workspaceId, seq);
  }
}
