import type { Presence } from "@atrium/contract/people/presence.ts";
import type { Platform } from "#platform/operations/platform.ts";
import type { PresenceBoard } from "./presence-board.ts";
import { PresenceElsewhere, type PresenceNote } from "./presence-elsewhere.ts";

/** Between processes: how somebody is, that a process is alive, and that one wants to know everybody. */
export type Shared = { is: PresenceNote } | { alive: true } | { ask: true };

/** Milliseconds changes are gathered for the other processes, and between two signs of life. */
const gather = 100;
const beat = 10_000;
/** People in one text. */
const atOnce = 2000;

/** The presence of one process and what it tells the others, over the bus; alone it tells nobody. */
export class SharedPresence {
  readonly boards = new Map<string, PresenceBoard>();
  readonly elsewhere: PresenceElsewhere;
  readonly #send: (note: Shared) => void;
  readonly #untold = new Map<string, Map<string, Presence>>();
  #beat: NodeJS.Timeout | undefined;

  constructor(send: (note: Shared) => void) {
    this.#send = send;
    this.elsewhere = new PresenceElsewhere((workspaceId, memberIds) =>
      this.boards.get(workspaceId)?.changedElsewhere(memberIds),
    );
  }

  /** Asks for everybody, and says who is here: at the start, and whenever the others can be heard again. */
  begin(): void {
    this.#send({ ask: true });
    this.tellWhole();
    if (this.#beat) return;
    this.#beat = setInterval(() => {
      this.#send({ alive: true });
      this.elsewhere.dropSilent();
    }, beat).unref();
  }

  hear(note: Shared, from: string): void {
    if ("is" in note) return this.elsewhere.note(from, note.is);
    this.elsewhere.heardOf(from);
    if ("ask" in note) this.tellWhole();
  }

  /** Somebody is otherwise in this process now. */
  tell(workspaceId: string, memberId: string, presence: Presence): void {
    if (this.#untold.size === 0) setTimeout(() => this.#flush(), gather).unref();
    const people = this.#untold.get(workspaceId) ?? new Map<string, Presence>();
    this.#untold.set(workspaceId, people.set(memberId, presence));
  }

  tellWhole(): void {
    for (const [workspaceId, board] of this.boards) {
      const all = board.here();
      for (let at = 0; at < Math.max(1, all.length); at += atOnce)
        this.#send({ is: { workspaceId, people: all.slice(at, at + atOnce), whole: at === 0 } });
    }
  }

  #flush(): void {
    for (const [workspaceId, people] of this.#untold)
      this.#send({ is: { workspaceId, people: [...people], whole: false } });
    this.#untold.clear();
  }
}

export const presenceTopic = "presence";
const shared = new WeakMap<Platform, SharedPresence>();

/** One for each process. */
export function sharedPresenceOf(platform: Platform): SharedPresence {
  const known =
    shared.get(platform) ?? new SharedPresence((note) => platform.gateway.bus.sendNote(presenceTopic, note));
  shared.set(platform, known);
  return known;
}
