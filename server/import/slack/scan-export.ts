import { keepMemoryLow } from "../keep-memory-low.ts";
import { type Conversation, readConversations } from "./conversations.ts";
import { isBroadcast, kindOf, skipKeyOf } from "./message-kind.ts";
import { type Change, type MessagePlan, MessagePlanner, type Planned } from "./message-plan.ts";
import { type Names, readMrkdwn } from "./mrkdwn.ts";
import { PeopleBook } from "./people-book.ts";
import { isUpload, type SlackArchive } from "./slack-archive.ts";
import { reactionOf } from "./slack-emoji.ts";
import { changedMessage, readMessage, readReactions } from "./slack-message.ts";
import { isRecord, type SlackRecord, stringOf, timeOf } from "./slack-record.ts";
import { Tally } from "./tally.ts";

export type PlannedConversation = { conversation: Conversation; plan: MessagePlan };

/** Everything an export holds, as far as it must be known before the first row is written. */
export type ExportPlan = {
  people: PeopleBook;
  conversations: PlannedConversation[];
  /** Why entries and files are left out, by key, and how many. */
  skipped: Tally;
  /** Files that cannot be read or trusted, and why. */
  problems: { name: string; reason: string }[];
  /** Things worth knowing that nothing is lost by. */
  notes: string[];
  /** Times a message shares a file the export holds. */
  files: number;
  /** Files that are left out as a whole. */
  broken: ReadonlySet<string>;
};

/** Reads the whole export once and writes nothing: the dry run, and the first half of an import. */
export async function scanExport(
  archive: SlackArchive,
  progress: (bytes: number) => void = () => undefined,
): Promise<ExportPlan> {
  const scan = new Scan(archive, progress);
  return scan.run();
}

class Scan {
  readonly #archive: SlackArchive;
  readonly #progress: (bytes: number) => void;
  readonly #people = new PeopleBook();
  readonly #skipped = new Tally();
  readonly #problems: ExportPlan["problems"];
  readonly #notes: string[] = [];
  readonly #broken = new Set<string>();
  #files = 0;
  /** Only what a text says is counted here; who it names gets an id when it is written. */
  readonly #names: Names;

  constructor(archive: SlackArchive, progress: (bytes: number) => void) {
    this.#archive = archive;
    this.#progress = progress;
    this.#problems = [...archive.problems];
    this.#names = {
      person: (slackId, label) => ({ id: slackId, name: String(this.#people.person(slackId, label)) }),
      channel: () => undefined,
      hasFile: (slackId) => archive.sizeOfUpload(slackId) !== undefined,
    };
  }

  async run(): Promise<ExportPlan> {
    for (const _ of this.#archive.problems) this.#skipped.add("unsafe_name");
    for (const file of ["users.json", "org_users.json"]) await this.#readUsers(file);
    const { conversations, unlisted } = await readConversations(this.#archive, (file, error) =>
      this.#breaks(file, error),
    );
    for (const folder of unlisted)
      this.#notes.push(`no list of the export names the folder ${folder}: it becomes a private channel`);
    this.#countOthers(new Set(conversations.flatMap(({ files }) => files)));
    const planned: PlannedConversation[] = [];
    for (const conversation of conversations) planned.push({ conversation, plan: await this.#plan(conversation) });
    for (const { conversation } of planned) this.#nameOthers(conversation);
    const made = planned.reduce((sum, { plan }) => sum + plan.made, 0);
    if (made > 0)
      this.#notes.push(
        `${made} answered messages are not in the export: a deleted message stands in the place of each`,
      );
    return {
      people: this.#people,
      conversations: planned,
      skipped: this.#skipped,
      problems: this.#problems,
      notes: this.#notes,
      files: this.#files,
      broken: this.#broken,
    };
  }

  /** Somebody may be named in a channel's list or topic alone. */
  #nameOthers({ members, creator, topic, purpose }: Conversation): void {
    for (const slackId of [...members, creator]) if (slackId) this.#people.person(slackId);
    for (const text of [topic, purpose]) readMrkdwn(text, this.#names);
  }

  async #readUsers(file: string): Promise<void> {
    await this.#read(file, (record) => void this.#people.list(record));
  }

  /** Hands over each record of a file; false when the file is broken, and then is reported. */
  async #read(file: string, take: (record: SlackRecord) => void): Promise<boolean> {
    try {
      for await (const record of this.#archive.records(file)) {
        if (isRecord(record)) take(record);
        else this.#skipped.add("not_a_message");
      }
      return true;
    } catch (error) {
      this.#breaks(file, error as Error);
      return false;
    } finally {
      keepMemoryLow();
      this.#progress(this.#archive.bytesOf(file));
    }
  }

  #breaks(file: string, error: Error): void {
    this.#broken.add(file);
    this.#skipped.add("broken_file");
    this.#problems.push({ name: file, reason: `cannot be read: ${error.message.split("\n")[0]}` });
  }

  async #plan(conversation: Conversation): Promise<MessagePlan> {
    const planner = new MessagePlanner();
    for (const file of conversation.files) {
      const entries: Planned[] = [];
      const changes: [number, Change][] = [];
      const skipped = new Tally();
      const isWhole = await this.#read(file, (record) => this.#take(record, entries, changes, skipped));
      if (!isWhole) continue;
      planner.add(entries, changes);
      this.#skipped.addAll(skipped);
    }
    return planner.finish((key) => this.#skipped.add(key));
  }

  #take(record: SlackRecord, entries: Planned[], changes: [number, Change][], skipped: Tally): void {
    const kind = kindOf(record);
    if (kind === "nothing") return skipped.add("not_a_message");
    if (kind === "change") return this.#takeChange(record, changes, skipped);
    const time = timeOf(record["ts"]);
    if (time === undefined) return skipped.add("no_time");
    const read = readMessage(record, this.#names);
    skipped.add("file", read.files);
    skipped.add("preview", read.previews);
    this.#files += read.held;
    const parent = stringOf(record["parent_user_id"]);
    entries.push({
      time,
      thread: timeOf(record["thread_ts"]) ?? time,
      author: this.#people.author(record),
      parentAuthor: parent ? this.#people.person(parent) : -1,
      broadcast: isBroadcast(record),
      kind,
      skipKey: skipKeyOf(record, kind),
      mentions: read.mentions,
      linked: read.linked,
      reactions: this.#countReactions(record, skipped),
    });
  }

  #takeChange(record: SlackRecord, changes: [number, Change][], skipped: Tally): void {
    const change = changedMessage(record);
    const deletes = record["subtype"] === "message_deleted" || change?.after["subtype"] === "tombstone";
    const time = timeOf(deletes ? (record["deleted_ts"] ?? change?.ts) : change?.ts);
    if (time === undefined) return skipped.add(stringOf(record["subtype"]));
    if (deletes) changes.push([time, { deleted: true }]);
    else if (change) {
      const { mentions, linked } = readMessage(change.after, this.#names);
      changes.push([time, { deleted: false, after: change.after, mentions, linked }]);
    }
  }

  #countReactions(record: SlackRecord, skipped: Tally): number {
    const different = new Set<string>();
    for (const { name, users, untold } of readReactions(record)) {
      skipped.add("nobody_reacted", untold);
      for (const user of users) {
        const key = `${reactionOf(name)} ${this.#people.person(user)}`;
        if (different.has(key)) skipped.add("same_reaction");
        different.add(key);
      }
    }
    return Math.min(different.size, 65_535);
  }

  /** What else is in the archive is told, not silently passed over. */
  #countOthers(read: Set<string>): void {
    const lists = new Set(["users.json", "org_users.json", "channels.json", "groups.json", "dms.json", "mpims.json"]);
    for (const name of this.#archive.names) {
      if (read.has(name) || lists.has(name) || name.startsWith("__MACOSX/") || name.endsWith(".DS_Store")) continue;
      if (isUpload(name)) continue;
      this.#skipped.add(name.endsWith(".json") && !name.startsWith("__") ? "other_file" : "file");
    }
  }
}
