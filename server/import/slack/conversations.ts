import type { SlackArchive } from "./slack-archive.ts";
import { firstOf, isRecord, recordOf, type SlackRecord, stringOf, stringsOf } from "./slack-record.ts";

/** A channel, private channel, direct or group message of an export. */
export type Conversation = {
  slackId: string;
  kind: "channel" | "direct" | "group";
  visibility: "public" | "private";
  name: string;
  topic: string;
  purpose: string;
  /** Milliseconds; undefined when the export does not say. */
  createdAt: number | undefined;
  creator: string;
  archived: boolean;
  /** The one everybody is in. */
  general: boolean;
  /** Slack ids; empty when the export does not say. */
  members: string[];
  /** Its day files, in the order of their days. */
  files: string[];
};

const lists = [
  { file: "channels.json", kind: "channel", visibility: "public" },
  { file: "groups.json", kind: "channel", visibility: "private" },
  { file: "dms.json", kind: "direct", visibility: "private" },
  { file: "mpims.json", kind: "group", visibility: "private" },
] as const;

/**
 * The conversations an export lists, with their day files; a folder no list names becomes a private channel, because
 * nobody knows who may see it. `broken` is told of a list that cannot be read.
 */
export async function readConversations(
  archive: SlackArchive,
  broken: (file: string, error: Error) => void,
): Promise<{ conversations: Conversation[]; unlisted: string[] }> {
  const conversations: Conversation[] = [];
  const known = new Set<string>();
  for (const { file, kind, visibility } of lists) {
    try {
      for await (const record of archive.records(file)) {
        const read = isRecord(record) ? conversationOf(record, kind, visibility) : undefined;
        if (!read || known.has(read.slackId)) continue;
        known.add(read.slackId);
        conversations.push(read);
      }
    } catch (error) {
      broken(file, error as Error);
    }
  }
  return { conversations, unlisted: giveFiles(archive, conversations) };
}

function conversationOf(
  record: SlackRecord,
  kind: Conversation["kind"],
  visibility: Conversation["visibility"],
): Conversation | undefined {
  const slackId = stringOf(record["id"]);
  const name = firstOf(record["name"], record["name_normalized"], slackId);
  if (!slackId) return undefined;
  return {
    slackId,
    kind,
    visibility,
    name,
    topic: stringOf(recordOf(record["topic"])["value"]),
    purpose: stringOf(recordOf(record["purpose"])["value"]),
    createdAt: typeof record["created"] === "number" && record["created"] > 0 ? record["created"] * 1000 : undefined,
    creator: stringOf(record["creator"]),
    archived: record["is_archived"] === true,
    general: record["is_general"] === true,
    members: [...new Set(stringsOf(record["members"]))],
    files: [],
  };
}

/** Folders are named after channels, and after the id for direct messages. Answers the folders nobody lists. */
function giveFiles(archive: SlackArchive, conversations: Conversation[]): string[] {
  const byFolder = new Map<string, Conversation>();
  const keep = (name: string, each: Conversation) => {
    if (!byFolder.has(composed(name))) byFolder.set(composed(name), each);
  };
  for (const each of conversations) keep(each.slackId, each);
  for (const each of conversations) keep(each.name, each);
  const unlisted: string[] = [];
  for (const path of [...archive.names].sort()) {
    const folder = /^([^/]+)\/[^/]+\.json$/.exec(path)?.[1];
    if (!folder || folder.startsWith("__")) continue;
    const known = byFolder.get(composed(folder));
    // Only days make a folder that no list names a conversation.
    if (!known && !/\/\d{4}-\d{2}-\d{2}\.json$/.test(path)) continue;
    const conversation = known ?? unlistedConversation(folder);
    if (!known) {
      keep(folder, conversation);
      conversations.push(conversation);
      unlisted.push(folder);
    }
    conversation.files.push(path);
  }
  return unlisted;
}

/** macOS takes letters and accents apart in the names of files. */
const composed = (name: string): string => name.normalize("NFC");

const unlistedConversation = (folder: string): Conversation => ({
  slackId: `folder/${folder}`,
  kind: "channel",
  visibility: "private",
  name: folder,
  topic: "",
  purpose: "",
  createdAt: undefined,
  creator: "",
  archived: false,
  general: false,
  members: [],
  files: [],
});
