import type { Presence } from "@atrium/contract/people/presence.ts";

/** How people of a workspace are in one process; `whole`: it knows of nobody else there. */
export type PresenceNote = { workspaceId: string; people: [memberId: string, presence: Presence][]; whole: boolean };

/** Milliseconds after which a process nobody has heard of is taken for gone. */
export const silence = 35_000;

type Process = { heardAt: number; workspaces: Map<string, Map<string, Presence>> };

/** What the other processes of the instance say of who is there. Grows with who is connected to them. */
export class PresenceElsewhere {
  readonly #processes = new Map<string, Process>();
  readonly #changed: (workspaceId: string, memberIds: string[]) => void;

  /** @param changed Told whose presence may be another one now. */
  constructor(changed: (workspaceId: string, memberIds: string[]) => void) {
    this.#changed = changed;
  }

  heardOf(from: string, now = Date.now()): void {
    this.#process(from).heardAt = now;
  }

  note(from: string, { workspaceId, people, whole }: PresenceNote, now = Date.now()): void {
    const process = this.#process(from);
    process.heardAt = now;
    const before = process.workspaces.get(workspaceId) ?? new Map<string, Presence>();
    const after = whole ? new Map<string, Presence>() : before;
    for (const [memberId, presence] of people) {
      if (presence === "offline") after.delete(memberId);
      else after.set(memberId, presence);
    }
    if (after.size === 0) process.workspaces.delete(workspaceId);
    else process.workspaces.set(workspaceId, after);
    this.#changed(workspaceId, [
      ...new Set([...people.map(([memberId]) => memberId), ...(whole ? before.keys() : [])]),
    ]);
  }

  /** A process that died says nothing more: nobody is there any longer because of it. */
  dropSilent(now = Date.now()): void {
    for (const [from, { heardAt, workspaces }] of this.#processes) {
      if (now - heardAt < silence) continue;
      this.#processes.delete(from);
      for (const [workspaceId, people] of workspaces) this.#changed(workspaceId, [...people.keys()]);
    }
  }

  presenceOf(workspaceId: string, memberId: string): Presence {
    let best: Presence = "offline";
    for (const { workspaces } of this.#processes.values()) {
      const presence = workspaces.get(workspaceId)?.get(memberId);
      if (presence === "online") return presence;
      best = presence ?? best;
    }
    return best;
  }

  online(workspaceId: string): string[] {
    const all = [...this.#processes.values()].flatMap(({ workspaces }) => [...(workspaces.get(workspaceId) ?? [])]);
    return [...new Set(all.flatMap(([memberId, presence]) => (presence === "online" ? [memberId] : [])))];
  }

  #process(from: string): Process {
    const known = this.#processes.get(from) ?? { heardAt: 0, workspaces: new Map() };
    this.#processes.set(from, known);
    return known;
  }
}
