import { mentionsIn } from "@atrium/contract/chat/message-text.ts";
import { type HistoryMessage, type HistoryPerson, importedId, importedTimeId, type Writing } from "../history/index.ts";
import { type Block, markdownOf, paragraph, peopleIn, seenText } from "../text/index.ts";
import { kindOf } from "./message-kind.ts";
import type { MessagePlan } from "./message-plan.ts";
import { type Names, readMrkdwn } from "./mrkdwn.ts";
import type { ExportPlan, PlannedConversation } from "./scan-export.ts";
import type { SlackArchive } from "./slack-archive.ts";
import { reactionOf } from "./slack-emoji.ts";
import { readMessage, readReactions, sharedFiles } from "./slack-message.ts";
import { cut, firstOf, instantOf, isRecord, recordOf, type SlackRecord, stringOf, timeOf } from "./slack-record.ts";

/** A conversation whose channel is there. `isFilling`: it was empty when its import began; `isNew`: by this very run. */
export type OpenConversation = PlannedConversation & { channelId: string; isFilling: boolean; isNew: boolean };

/** A shared file the export holds. */
export type SharedSlackFile = { slackId: string; id: string; name: string; uploaderId: string | undefined };
type Sharing = { id: string; authorId: string; at: string; files: SharedSlackFile[] };

/** The most people one message calls, as everywhere. */
const mostCalls = 100;
/** The most a message may hold (contract: MessageText). */
const mostText = 40_000;

/** Turns what an export holds into rows: the second reading, after everything in it is known. */
export class ExportWriter {
  readonly notes: string[] = [];
  readonly plan: ExportPlan;
  readonly workspaceId: string;
  readonly #archive: SlackArchive;
  readonly #memberIds: string[];
  readonly #channels = new Map<string, { id: string; name: string }>();
  readonly #names: Names;

  constructor(archive: SlackArchive, plan: ExportPlan, workspaceId: string) {
    this.#archive = archive;
    this.plan = plan;
    this.workspaceId = workspaceId;
    this.#memberIds = plan.people.people.map(({ slackId }) => importedId(workspaceId, "slack person", slackId));
    this.#names = {
      person: (slackId, label) => {
        const place = plan.people.person(slackId, label);
        return { id: this.#memberIds[place] as string, name: plan.people.people[place]?.name ?? slackId };
      },
      channel: (slackId) => this.#channels.get(slackId),
      hasFile: (slackId) => archive.sizeOfUpload(slackId) !== undefined,
    };
  }

  people(): HistoryPerson[] {
    return this.plan.people.people.map(({ name, kind, left, title, timeZone }, place) => ({
      id: this.#memberIds[place] as string,
      name,
      kind,
      title,
      timeZone,
      state: left ? ("left" as const) : ("active" as const),
    }));
  }

  /** The ids of people by their Slack ids, sorted. */
  membersOf(slackIds: Iterable<string>): string[] {
    return [...new Set([...slackIds].map((slackId) => this.#names.person(slackId).id))].sort();
  }

  /** The same without those who left: nobody who left is in a channel. */
  presentMembersOf(slackIds: Iterable<string>): string[] {
    const left = new Set(this.plan.people.people.filter((person) => person.left).map(({ slackId }) => slackId));
    return this.membersOf([...slackIds].filter((slackId) => !left.has(slackId)));
  }

  /** Everybody who wrote in a conversation, by Slack id. */
  authorsOf(plan: MessagePlan): string[] {
    return [...new Set(plan.authors)].map((place) => this.plan.people.people[place]?.slackId ?? "unknown");
  }

  /** From here on texts may point at this channel. */
  knowChannel(slackId: string, channel: { id: string; name: string }): void {
    this.#channels.set(slackId, channel);
  }

  /** A topic or purpose: one line without markup. */
  line(mrkdwn: string): string {
    return cut(seenText(readMrkdwn(mrkdwn, this.#names)).replaceAll(/\s+/g, " ").trim(), 250);
  }

  idOf({ conversation, plan }: PlannedConversation, index: number): string {
    const time = plan.times[index] as number;
    return importedTimeId(time, this.workspaceId, "slack message", conversation.slackId, String(time));
  }

  /** All its people for a channel that is filled; for one that is there, those who are new in the workspace. */
  writing(open: OpenConversation, newPeople: ReadonlySet<string>, progress: Writing["progress"]): Writing {
    const { conversation, plan, channelId } = open;
    const slackIds = conversation.members.length > 0 ? conversation.members : this.authorsOf(plan);
    const named = conversation.kind === "channel";
    const members = named ? this.presentMembersOf(slackIds) : this.membersOf(slackIds);
    return {
      key: { workspace_id: this.workspaceId, source: "slack", conversation: conversation.slackId },
      channelId,
      isNew: open.isNew,
      length: plan.length,
      idOf: (index) => this.idOf(open, index),
      isFound: (index) => !plan.isMade(index),
      messages: (isWanted) => this.#messages(open, isWanted),
      memberIds: open.isFilling ? members : members.filter((id) => newPeople.has(id)),
      joinedAt: new Date(conversation.createdAt ?? (plan.times[0] ?? Date.now() * 1000) / 1000),
      progress,
    };
  }

  /** The messages of a conversation that share files which the export holds. */
  async *sharing(open: OpenConversation): AsyncGenerator<Sharing> {
    const { conversation, plan } = open;
    const seen = new Set<number>();
    for (const file of conversation.files) {
      if (this.plan.broken.has(file)) continue;
      for await (const record of this.#archive.records(file)) {
        const index = isRecord(record) && isEntry(record) ? plan.find(timeOf(record["ts"]) ?? 0) : -1;
        if (index < 0 || seen.has(index) || plan.isDeleted(index)) continue;
        seen.add(index);
        const change = plan.changes.get(plan.times[index] as number);
        const files = sharedFiles(change && !change.deleted ? change.after : recordOf(record));
        const held = files.filter((one) => this.#names.hasFile?.(stringOf(one["id"])));
        if (held.length > 0) yield { ...this.#place(open, index), files: held.map((one) => this.#sharedFile(one)) };
      }
    }
  }

  #sharedFile(record: SlackRecord): SharedSlackFile {
    const slackId = stringOf(record["id"]);
    const user = stringOf(record["user"]);
    return {
      slackId,
      id: importedId(this.workspaceId, "slack file", slackId),
      name: firstOf(record["name"], record["title"], slackId),
      uploaderId: user ? this.#names.person(user).id : undefined,
    };
  }

  async *#messages(open: OpenConversation, isWanted: (index: number) => boolean) {
    const { conversation, plan } = open;
    const written = new Uint8Array(plan.length);
    for (let index = 0; index < plan.length; index += 1) {
      if (plan.isMade(index)) written[index] = 1;
      if (plan.isMade(index) && isWanted(index)) yield { index, message: this.#deleted(open, index) };
    }
    for (const file of conversation.files) {
      if (this.plan.broken.has(file)) continue;
      for await (const record of this.#archive.records(file)) {
        const index = isRecord(record) && isEntry(record) ? plan.find(timeOf(record["ts"]) ?? 0) : -1;
        if (index < 0 || written[index] === 1) continue;
        written[index] = 1;
        if (!isWanted(index)) continue;
        const message = plan.isDeleted(index)
          ? this.#deleted(open, index)
          : this.#message(open, index, recordOf(record));
        yield { index, message };
      }
    }
    if (written.includes(0)) throw new Error(`${conversation.name}: the file changed while it was read`);
  }

  #message(open: OpenConversation, index: number, record: SlackRecord): HistoryMessage {
    const place = this.#place(open, index);
    const change = open.plan.changes.get(open.plan.times[index] as number);
    const shown = change && !change.deleted ? change.after : record;
    const edited = timeOf(recordOf(shown["edited"])["ts"]) ?? (change ? timeOf(shown["ts"]) : undefined);
    const { text, calls, callsEverybody } = this.#text(shown, kindOf(record) === "notice");
    return {
      ...place,
      text,
      editedAt: edited === undefined ? null : instantOf(edited),
      isDeleted: false,
      calls: calls.filter((id) => id !== place.authorId).slice(0, mostCalls),
      // Inside a thread `@channel` calls nobody.
      callsEverybody: callsEverybody && place.seq !== null,
      reactions: this.#reactions(record),
    };
  }

  #deleted(open: OpenConversation, index: number): HistoryMessage {
    const nothing = { text: "", editedAt: null, isDeleted: true, calls: [], callsEverybody: false, reactions: [] };
    return { ...this.#place(open, index), ...nothing };
  }

  #place(open: OpenConversation, index: number) {
    const { plan } = open;
    const root = plan.roots[index] as number;
    const thread = plan.threads.get(index);
    return {
      id: this.idOf(open, index),
      seq: plan.seqs[index] || null,
      threadId: root < 0 ? null : this.idOf(open, root),
      threadSeq: plan.threadSeqs[index] || null,
      authorId: this.#memberIds[plan.authors[index] as number] as string,
      at: instantOf(plan.times[index] as number),
      thread: thread
        ? {
            replies: thread.replies,
            lastReplyAt: instantOf(thread.lastTime),
            people: thread.people.map((person) => this.#memberIds[person] as string),
          }
        : null,
    };
  }

  /** Slack's own words about something that happened stand in italics. */
  #text(record: SlackRecord, isNotice: boolean) {
    const { blocks } = readMessage(record, this.#names);
    const text = this.#fitting(markdownOf(isNotice ? blocks.map(emphasised) : blocks));
    const callsEverybody = /@(?:channel|here|everyone)/.test(text) && mentionsIn(text).everybody;
    return { text, calls: [...new Set(peopleIn(blocks, true))], callsEverybody };
  }

  #fitting(text: string): string {
    if (text.length <= mostText) return text;
    const size = `${text.length} characters`;
    this.notes.push(`a message of ${size} was cut to the ${mostText} one may have; it says so itself`);
    const note = `\n\n*(cut: ${size})*`;
    return cutAtLine(text, mostText - note.length - 8) + note;
  }

  #reactions(record: SlackRecord): HistoryMessage["reactions"] {
    const byEmoji = new Map<string, Set<string>>();
    for (const { name, users } of readReactions(record)) {
      const emoji = reactionOf(name);
      const people = byEmoji.get(emoji) ?? new Set<string>();
      for (const user of users) people.add(this.#names.person(user).id);
      if (people.size > 0) byEmoji.set(emoji, people);
    }
    return [...byEmoji].map(([emoji, people]) => ({ emoji, memberIds: [...people] }));
  }
}

const isEntry = (record: SlackRecord): boolean => !["nothing", "change"].includes(kindOf(record));

const emphasised = (block: Block): Block =>
  block.kind === "paragraph" ? paragraph({ kind: "em", children: block.children }) : block;

/** At the end of a line where one is near; a code block that was open is closed. */
function cutAtLine(text: string, most: number): string {
  const short = text
    .slice(0, most)
    .toWellFormed()
    .replace(/\ufffd$/, "");
  const line = short.lastIndexOf("\n");
  const kept = line > most - 2000 ? short.slice(0, line) : short;
  const fences = [...kept.matchAll(/^(?:> )*(`{3,})/gm)];
  return fences.length % 2 === 1 ? `${kept}\n${fences.at(-1)?.[1] ?? ""}` : kept;
}
