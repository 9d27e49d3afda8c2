import type { SlackRecord } from "./slack-record.ts";

/** One entry of a day file as the plan keeps it. */
export type Planned = {
  /** Microseconds; Slack knows a message of a channel by it. */
  time: number;
  /** The time of the message it answers, or its own. */
  thread: number;
  /** A place in the book of people. */
  author: number;
  /** Who wrote the answered message, when the entry says. */
  parentAuthor: number;
  broadcast: boolean;
  /** `notice` and `deleted` are kept only when somebody answered or reacted. */
  kind: "message" | "notice" | "deleted";
  skipKey: string;
  mentions: number;
  linked: number;
  reactions: number;
};

/** What another entry tells about a message: it was deleted, or reads differently now. */
export type Change = { deleted: true } | { deleted: false; after: SlackRecord; mentions: number; linked: number };

/** A timeline message with replies. `people`: places of the most recent repliers first, at most 5. */
export type ThreadPlan = { replies: number; lastTime: number; people: number[] };

const none = -1;

/**
 * Every message of one conversation, in the order of their times, with its final positions. Known before the first
 * row is written, so that rows may be written in any order, in many transactions, and again after a crash, and always
 * end the same. Some 35 bytes a message.
 */
export class MessagePlan {
  readonly times: Float64Array;
  /** The index of the answered message, or -1. */
  readonly roots: Int32Array;
  readonly authors: Int32Array;
  /** Positions in the timeline and in the thread; 0 for none. */
  readonly seqs: Int32Array;
  readonly threadSeqs: Int32Array;
  readonly mentions: Uint16Array;
  readonly linked: Uint16Array;
  readonly reactions: Uint16Array;
  /** 1: deleted; 2: not in the export, made because replies to it are. */
  readonly marks: Uint8Array;
  /** By the index of the answered message. */
  readonly threads = new Map<number, ThreadPlan>();
  readonly changes: ReadonlyMap<number, Change>;
  timeline = 0;
  lastTimelineTime = 0;
  replies = 0;
  made = 0;

  constructor(kept: Planned[], changes: ReadonlyMap<number, Change>) {
    const length = kept.length;
    this.changes = changes;
    this.times = Float64Array.from(kept, (one) => one.time);
    this.authors = Int32Array.from(kept, (one) => one.author);
    this.mentions = Uint16Array.from(kept, (one) => one.mentions);
    this.linked = Uint16Array.from(kept, (one) => one.linked);
    this.reactions = Uint16Array.from(kept, (one) => one.reactions);
    this.marks = Uint8Array.from(kept, (one) => (one.kind === "deleted" ? 1 : 0) | (one.skipKey === madeKey ? 2 : 0));
    this.roots = new Int32Array(length).fill(none);
    this.seqs = new Int32Array(length);
    this.threadSeqs = new Int32Array(length);
    for (const [index, one] of kept.entries()) if (one.thread !== one.time) this.roots[index] = this.find(one.thread);
    this.#straighten();
    for (const [index, one] of kept.entries()) this.#place(index, one.broadcast);
  }

  get length(): number {
    return this.times.length;
  }
  /** Messages of the export; those made for replies without a root are not. */
  get found(): number {
    return this.length - this.made;
  }
  get totalReactions(): number {
    return this.reactions.reduce((sum, count) => sum + count, 0);
  }
  get totalMentions(): number {
    return this.mentions.reduce((sum, count) => sum + count, 0);
  }
  isDeleted(index: number): boolean {
    return ((this.marks[index] ?? 0) & 1) !== 0;
  }
  isMade(index: number): boolean {
    return ((this.marks[index] ?? 0) & 2) !== 0;
  }

  /** The index of the message of a time, or -1. */
  find(time: number): number {
    let low = 0;
    let high = this.times.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = this.times[middle] as number;
      if (at === time) return middle;
      if (at < time) low = middle + 1;
      else high = middle - 1;
    }
    return none;
  }

  /** An answer to an answer belongs to the thread; one that leads round in a circle is no answer. */
  #straighten(): void {
    for (let index = 0; index < this.length; index += 1) {
      let root = this.roots[index] as number;
      for (let hops = 0; root !== none && this.roots[root] !== none && hops <= 10; hops += 1) {
        root = hops === 10 || root === index ? none : (this.roots[root] as number);
      }
      this.roots[index] = root === index ? none : root;
    }
  }

  #place(index: number, broadcast: boolean): void {
    const root = this.roots[index] as number;
    if (this.isMade(index)) this.made += 1;
    if (root === none || broadcast) {
      this.seqs[index] = ++this.timeline;
      this.lastTimelineTime = this.times[index] as number;
    }
    if (root === none) return;
    this.replies += 1;
    const thread = this.threads.get(root) ?? { replies: 0, lastTime: 0, people: [] };
    const author = this.authors[index] as number;
    thread.replies += 1;
    thread.lastTime = this.times[index] as number;
    thread.people = [author, ...thread.people.filter((person) => person !== author)].slice(0, 5);
    this.threads.set(root, thread);
    this.threadSeqs[index] = thread.replies;
  }
}

const madeKey = "made";

/** Gathers a conversation's entries, file by file, and makes the plan of them. */
export class MessagePlanner {
  readonly #all: Planned[] = [];
  readonly #changes = new Map<number, Change>();

  /** A whole file's: one that turns out broken is never added. */
  add(entries: Planned[], changes: [number, Change][]): void {
    for (const entry of entries) this.#all.push(entry);
    for (const [time, change] of changes) this.#changes.set(time, change);
  }

  /** `skip` is told of each entry left out. */
  finish(skip: (key: string) => void): MessagePlan {
    const sorted = inOrder(this.#all.splice(0));
    const unique: Planned[] = [];
    for (const entry of sorted) {
      const first = unique.at(-1);
      if (first?.time !== entry.time) {
        unique.push(entry);
        continue;
      }
      // Some exports tell a reply that was sent to the channel twice, once as each.
      if (first.thread === first.time) first.thread = entry.thread;
      first.broadcast ||= entry.broadcast;
      skip("same_time");
    }
    this.#applyChanges(unique, skip);
    const answered = new Set(
      unique.filter((one) => one.kind === "message" && one.thread !== one.time).map((one) => one.thread),
    );
    const kept = unique.filter((one) => {
      if (one.kind === "message" || answered.has(one.time) || (one.kind === "notice" && one.reactions > 0)) return true;
      skip(one.skipKey);
      return false;
    });
    const nothing = { mentions: 0, linked: 0, reactions: 0 };
    for (const one of kept) if (one.kind === "deleted") Object.assign(one, nothing);
    return new MessagePlan(withMissingRoots(kept, answered), this.#changes);
  }

  #applyChanges(entries: Planned[], skip: (key: string) => void): void {
    const byTime = this.#changes.size > 0 ? new Map(entries.map((entry) => [entry.time, entry])) : undefined;
    for (const [time, change] of this.#changes) {
      const entry = byTime?.get(time);
      if (change.deleted) skip("message_deleted");
      else if (!entry) skip("message_changed");
      if (!entry) this.#changes.delete(time);
      else if (change.deleted) Object.assign(entry, { kind: "deleted", skipKey: "deleted" });
      else Object.assign(entry, { mentions: change.mentions, linked: change.linked });
    }
  }
}

/** Day files are nearly always in order already. */
function inOrder(entries: Planned[]): Planned[] {
  const isSorted = entries.every((entry, index) => index === 0 || (entries[index - 1] as Planned).time <= entry.time);
  return isSorted ? entries : entries.sort((a, b) => a.time - b.time);
}

/** A reply whose answered message is missing keeps its thread: below a deleted message in its place. */
function withMissingRoots(kept: Planned[], answered: Set<number>): Planned[] {
  const missing = new Set(answered);
  for (const one of kept) missing.delete(one.time);
  if (missing.size === 0) return kept;
  const made = kept.flatMap((one): Planned[] => {
    if (!missing.delete(one.thread)) return [];
    const nothing = { mentions: 0, linked: 0, reactions: 0, broadcast: false };
    const author = one.parentAuthor === none ? one.author : one.parentAuthor;
    return [
      {
        ...nothing,
        time: one.thread,
        thread: one.thread,
        author,
        parentAuthor: none,
        kind: "deleted",
        skipKey: madeKey,
      },
    ];
  });
  return inOrder([...kept, ...made]);
}
