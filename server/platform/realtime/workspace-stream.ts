import { type AudienceChange, audience, type LoggedEvent } from "#platform/events/event-log.ts";
import type { Connection } from "./connection.ts";
import { Frame } from "./frame-buffer.ts";

/** One connection following one workspace. */
export type Subscription = {
  connection: Connection;
  workspaceId: string;
  memberId: string;
  /** What this one hears; what it hears like many others is in `shared`. */
  keys: Set<string>;
  shared: SharedKeys | undefined;
  /** Everything visible up to here was sent. */
  seq: number;
  /** Event frames sent since opening; told in pings, so that a client notices a loss. */
  events: number;
  watching: ReadonlySet<string>;
};

/** A role's permissions are some thirty keys, and thousands hold the same: they are kept once, with their holders. */
export type SharedKeys = { readonly keys: ReadonlySet<string>; readonly holders: Set<Subscription> };
export const nothingWatched: ReadonlySet<string> = new Set();

const holds = ({ keys, shared }: Subscription, key: string): boolean => keys.has(key) || shared?.keys.has(key) === true;

/**
 * The live end of one workspace's log in this process. Events are delivered in the order of their numbers, each to
 * the subscriptions that hold one of its audience keys; who gains or loses a key does so at exactly that event.
 */
export class WorkspaceStream {
  readonly workspaceId: string;
  /** The last event delivered here. */
  seq: number;
  /** Where the log was last begun anew, as far as this process knows. */
  anewAt = 0;
  readonly #byKey = new Map<string, OneOrMany>();
  readonly #shared = new Map<string, SharedKeys>();
  readonly #byMember = new Map<string, OneOrMany>();
  readonly #all = new Set<Subscription>();
  /** Subscriptions whose snapshot is being read, with the live events that arrived meanwhile. */
  readonly #opening = new Map<object, LoggedEvent[]>();

  constructor(workspaceId: string, seq: number) {
    this.workspaceId = workspaceId;
    this.seq = seq;
  }

  get size(): number {
    return this.#all.size + this.#opening.size;
  }

  /** Call before reading a snapshot; nothing live is missed from here on. */
  hold(opening: object): void {
    this.#opening.set(opening, []);
  }

  abandon(opening: object): void {
    this.#opening.delete(opening);
  }

  /** The one set of these keys for everybody who holds exactly them. */
  share(keys: string[]): SharedKeys {
    const name = keys.join(" ");
    const known = this.#shared.get(name) ?? { keys: new Set(keys), holders: new Set() };
    this.#shared.set(name, known);
    return known;
  }

  /** The snapshot is as of `sub.seq`: sends what came live since, then follows. Answers false when access ended. */
  follow(opening: object, sub: Subscription): boolean {
    const held = this.#opening.get(opening) ?? [];
    this.#opening.delete(opening);
    for (const event of held) {
      if (event.seq <= sub.seq) continue;
      for (const change of event.admits) if (isOf(change, sub)) sub.keys.add(change.key);
      if (event.audience.some((key) => holds(sub, key))) send(sub, eventFrame(event));
      for (const change of event.expels) {
        const { key } = change;
        if (!isOf(change, sub)) continue;
        if (key === "*") return false;
        if (sub.shared?.keys.has(key)) this.#keepAlone(sub);
        sub.keys.delete(key);
      }
    }
    this.#add(sub);
    return true;
  }

  #add(sub: Subscription): void {
    this.#all.add(sub);
    addTo(this.#byMember, sub.memberId, sub);
    sub.shared?.holders.add(sub);
    for (const key of sub.keys) addTo(this.#byKey, key, sub);
  }

  remove(sub: Subscription): void {
    this.#all.delete(sub);
    removeFrom(this.#byMember, sub.memberId, sub);
    sub.shared?.holders.delete(sub);
    for (const key of [...sub.keys, ...sub.watching]) removeFrom(this.#byKey, key, sub);
  }

  admit(sub: Subscription, key: string): void {
    sub.keys.add(key);
    addTo(this.#byKey, key, sub);
  }

  /** Replaces what a connection hears while looking at it. */
  watch(sub: Subscription, keys: string[]): void {
    for (const key of sub.watching) if (!holds(sub, key)) removeFrom(this.#byKey, key, sub);
    sub.watching = new Set(keys);
    for (const key of keys) addTo(this.#byKey, key, sub);
  }

  hears(keys: string[]): Iterable<Subscription> {
    const [first, ...others] = keys.flatMap((key) => this.#holdersOf(key));
    if (others.length === 0) return first ?? [];
    const subs = new Set(first);
    for (const set of others) for (const sub of set) subs.add(sub);
    return subs;
  }

  #holdersOf(key: string): Iterable<Subscription>[] {
    const sets = this.#byKey.has(key) ? [listOf(this.#byKey.get(key))] : [];
    for (const { keys, holders } of this.#shared.values()) if (keys.has(key)) sets.push(holders);
    return sets;
  }

  ofMember(memberId: string): Iterable<Subscription> {
    return listOf(this.#byMember.get(memberId));
  }

  subscriptions(): Iterable<Subscription> {
    return this.#all;
  }

  /** Delivers the next event of the log. Answers who lost the workspace as a whole. */
  deliver(event: LoggedEvent): Subscription[] {
    this.seq = event.seq;
    for (const held of this.#opening.values()) held.push(event);
    this.#change(event.admits, event.seq, (sub, key) => this.admit(sub, key));
    const frame = eventFrame(event);
    for (const sub of this.hears(event.audience)) {
      if (event.seq > sub.seq) send(sub, frame);
    }
    const ended: Subscription[] = [];
    this.#change(event.expels, event.seq, (sub, key) => {
      if (key === "*") ended.push(sub);
      else this.#expel(sub, key);
    });
    return ended;
  }

  #change(changes: AudienceChange[], seq: number, apply: (sub: Subscription, key: string) => void): void {
    for (const change of changes) {
      const who = "memberId" in change ? this.ofMember(change.memberId) : this.hears([change.holdersOf]);
      for (const sub of [...who]) if (seq > sub.seq && isOf(change, sub)) apply(sub, change.key);
    }
  }

  #expel(sub: Subscription, key: string): void {
    if (sub.shared?.keys.has(key)) {
      this.#keepAlone(sub);
      for (const own of sub.keys) addTo(this.#byKey, own, sub);
    }
    sub.keys.delete(key);
    // What is only looked at is looked at by some permission, perhaps this one: whoever still may, asks again.
    if (isPermission(key)) this.watch(sub, []);
    else if (sub.watching.has(key))
      this.watch(
        sub,
        [...sub.watching].filter((other) => other !== key),
      );
    removeFrom(this.#byKey, key, sub);
  }

  /** It no longer holds what the others do. */
  #keepAlone(sub: Subscription): void {
    sub.shared?.holders.delete(sub);
    for (const key of sub.shared?.keys ?? []) sub.keys.add(key);
    sub.shared = undefined;
  }
}

const isOf = (change: AudienceChange, sub: Subscription): boolean =>
  "memberId" in change ? change.memberId === sub.memberId : holds(sub, change.holdersOf);

const isPermission = (key: string): boolean => key.startsWith(audience.permission(""));

function send(sub: Subscription, frame: Frame): void {
  sub.events += 1;
  sub.connection.send(frame);
}

/** The frame of an event; its data is the log's own JSON text, never parsed on the way. */
export function eventFrame(event: LoggedEvent): Frame {
  const head = { type: "event", workspaceId: event.workspaceId, seq: event.seq, name: event.name, at: event.at };
  const text = JSON.stringify({ ...head, actorId: event.actorId });
  return new Frame(`${text.slice(0, -1)},"data":${event.data}}`);
}

/** Most people have one device, and many conversations one listener: no set for those. */
type OneOrMany = Subscription | Set<Subscription>;

const listOf = (known: OneOrMany | undefined): Iterable<Subscription> =>
  known instanceof Set ? known : known ? [known] : [];

function addTo(map: Map<string, OneOrMany>, key: string, sub: Subscription): void {
  const known = map.get(key);
  if (known instanceof Set) known.add(sub);
  else if (!known || known === sub) map.set(key, sub);
  else map.set(key, new Set([known, sub]));
}

function removeFrom(map: Map<string, OneOrMany>, key: string, sub: Subscription): void {
  const known = map.get(key);
  if (known === sub) map.delete(key);
  else if (known instanceof Set && known.delete(sub) && known.size === 0) map.delete(key);
}
