import type { Presence } from "@atrium/contract/people/presence.ts";

/** Somebody who has people on the screen: told the presence of some of them. */
export type Watcher = { tell(people: { memberId: string; presence: Presence }[]): void };

/** The other processes: how somebody is there, and who hears how they are here. */
export type OtherProcesses = {
  presenceOf(memberId: string): Presence;
  online(): string[];
  tell(memberId: string, presence: Presence): void;
};
const alone: OtherProcesses = { presenceOf: () => "offline", online: () => [], tell: () => undefined };

/** A member's connected devices, and what was last told about them. */
type Person = { devices: Map<object, boolean>; shown: Presence; leaving: NodeJS.Timeout | undefined };

/** Milliseconds somebody stays as they were after their last connection closed: a reload must not flicker. */
const grace = 5_000;
/** Milliseconds changes are gathered: when a network comes back, everybody comes back at once. */
const gather = 100;

/**
 * Who is there in one workspace, and who looks. Kept as long as somebody is connected; grows with the connections and
 * what they have on their screens (the protocol bounds it), never with the members of the workspace.
 */
export class PresenceBoard {
  readonly #people = new Map<string, Person>();
  readonly #watching = new Map<object, { watcher: Watcher; people: Set<string> }>();
  readonly #watchers = new Map<string, Set<object>>();
  readonly #changed = new Set<string>();
  #devices = 0;
  /** Who wants not to be seen; undefined until that is known, and nobody is seen. */
  #hidden: ReadonlySet<string> | undefined;
  /** What was told of it before that. */
  readonly #early = new Map<string, boolean>();
  readonly #others: OtherProcesses;

  constructor(others: OtherProcesses = alone) {
    this.#others = others;
  }

  /** From now on people are shown, except these. */
  begin(hidden: readonly string[]): void {
    const others = hidden.filter((memberId) => !this.#early.has(memberId));
    this.#hidden = new Set([...others, ...[...this.#early.keys()].filter((memberId) => this.#early.get(memberId))]);
    this.#early.clear();
    for (const memberId of new Set([...this.#people.keys(), ...this.#others.online(), ...this.#watchers.keys()]))
      this.#tellOf(memberId);
  }

  /** How people are because of who is connected to this process. */
  here(): [memberId: string, presence: Presence][] {
    return [...this.#people].map(([memberId, { shown }]) => [memberId, shown]);
  }

  hereOf(memberId: string): Presence {
    return this.#people.get(memberId)?.shown ?? "offline";
  }

  changedElsewhere(memberIds: readonly string[]): void {
    for (const memberId of memberIds) this.#tellOf(memberId);
  }

  hide(memberId: string, isHidden: boolean): void {
    if (!this.#hidden) return void this.#early.set(memberId, isHidden);
    if (this.#hidden.has(memberId) === isHidden) return;
    const others = [...this.#hidden].filter((id) => id !== memberId);
    this.#hidden = new Set(isHidden ? [...others, memberId] : others);
    this.#announce(memberId);
  }

  /** Everybody who is seen to use a device now. */
  online(): string[] {
    const known = new Set([...this.#people.keys(), ...this.#others.online()]);
    return [...known].filter((memberId) => this.#presenceOf(memberId) === "online");
  }

  connect(memberId: string, device: object, active: boolean): void {
    const person = this.#people.get(memberId) ?? { devices: new Map(), shown: "offline", leaving: undefined };
    this.#people.set(memberId, person);
    clearTimeout(person.leaving);
    person.leaving = undefined;
    if (!person.devices.has(device)) this.#devices += 1;
    person.devices.set(device, active);
    this.#show(memberId, person);
  }

  setActive(memberId: string, device: object, active: boolean): void {
    const person = this.#people.get(memberId);
    if (!person?.devices.has(device)) return;
    person.devices.set(device, active);
    this.#show(memberId, person);
  }

  /** `ended`: signed out, so that nobody comes back after a reload. */
  disconnect(memberId: string, device: object, ended = false): void {
    this.#replace(device, new Set());
    this.#watching.delete(device);
    const person = this.#people.get(memberId);
    if (!person?.devices.delete(device)) return;
    this.#devices -= 1;
    if (person.devices.size > 0) return this.#show(memberId, person);
    const leave = () => {
      this.#people.delete(memberId);
      this.#others.tell(memberId, "offline");
      this.#tellOf(memberId);
    };
    if (ended) return leave();
    person.leaving = setTimeout(leave, grace);
    person.leaving.unref();
  }

  /** Replaces whom a device watches, and answers how they are now. */
  watch(device: object, watcher: Watcher, memberIds: string[]): void {
    const people = new Set(memberIds);
    this.#replace(device, people);
    if (people.size === 0) this.#watching.delete(device);
    else this.#watching.set(device, { watcher, people });
    if (people.size > 0) watcher.tell([...people].map((memberId) => this.#stateOf(memberId)));
  }

  /** Nobody is connected any more; who has just left may still be within the seconds of grace. */
  get isEmpty(): boolean {
    return this.#devices === 0;
  }

  #show(memberId: string, person: Person): void {
    const presence = [...person.devices.values()].includes(true) ? "online" : "away";
    if (presence === person.shown) return;
    person.shown = presence;
    this.#others.tell(memberId, presence);
    this.#tellOf(memberId);
  }

  #stateOf(memberId: string): { memberId: string; presence: Presence } {
    return { memberId, presence: this.#presenceOf(memberId) };
  }

  #presenceOf(memberId: string): Presence {
    if (!this.#hidden || this.#hidden.has(memberId)) return "offline";
    const here = this.#people.get(memberId)?.shown ?? "offline";
    if (here === "online") return here;
    const there = this.#others.presenceOf(memberId);
    return there === "offline" ? here : there;
  }

  /** Being told "offline" again would tell that somebody invisible has come, gone or moved. */
  #tellOf(memberId: string): void {
    if (this.#hidden && !this.#hidden.has(memberId)) this.#announce(memberId);
  }

  #announce(memberId: string): void {
    if (!this.#watchers.has(memberId)) return;
    if (this.#changed.size === 0) setTimeout(() => this.#tell(), gather).unref();
    this.#changed.add(memberId);
  }

  #tell(): void {
    const news = new Map<object, string[]>();
    for (const memberId of this.#changed)
      for (const device of this.#watchers.get(memberId) ?? [])
        news.set(device, [...(news.get(device) ?? []), memberId]);
    this.#changed.clear();
    for (const [device, memberIds] of news)
      this.#watching.get(device)?.watcher.tell(memberIds.map((memberId) => this.#stateOf(memberId)));
  }

  #replace(device: object, people: Set<string>): void {
    for (const memberId of this.#watching.get(device)?.people ?? []) {
      if (people.has(memberId)) continue;
      const watchers = this.#watchers.get(memberId);
      watchers?.delete(device);
      if (watchers?.size === 0) this.#watchers.delete(memberId);
    }
    for (const memberId of people) {
      const watchers = this.#watchers.get(memberId) ?? new Set();
      this.#watchers.set(memberId, watchers.add(device));
    }
  }
}
