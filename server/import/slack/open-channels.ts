import type { Platform } from "#platform/operations/platform.ts";
import {
  beginProgress,
  type ImportProgress,
  ImportRefused,
  type ImportWorkspace,
  openChannel,
} from "../history/index.ts";
import type { Conversation } from "./conversations.ts";
import type { ExportWriter, OpenConversation } from "./export-writer.ts";
import type { ExportPlan, PlannedConversation } from "./scan-export.ts";
import { cut, instantOf } from "./slack-record.ts";

type Run = { plan: ExportPlan; platform: Platform; workspace: ImportWorkspace };
type File = { hash: string; name: string };

/**
 * The channel of every conversation, made or found before the first message is written, because any message may point
 * at any channel. Each is decided once, together with the row that remembers it.
 */
export async function openChannels(
  { plan, platform, workspace }: Run,
  writer: ExportWriter,
  file: File,
  progress: ReadonlyMap<string, ImportProgress>,
): Promise<OpenConversation[]> {
  const opened: OpenConversation[] = [];
  // The one everybody is in comes first: in a new workspace it takes the place of the one made with it.
  const general = plan.conversations.toSorted(
    (a, b) => Number(b.conversation.general) - Number(a.conversation.general),
  );
  for (const planned of general) {
    const known = progress.get(planned.conversation.slackId);
    const open = known
      ? await knownChannel(platform, workspace.id, planned, known)
      : await newChannel({ platform, workspace, writer, file }, planned);
    writer.knowChannel(planned.conversation.slackId, { id: open.channelId, name: open.name });
    opened.push(open);
  }
  return opened;
}

type Opened = OpenConversation & { name: string };

async function knownChannel(
  platform: Platform,
  workspaceId: string,
  planned: PlannedConversation,
  known: ImportProgress,
): Promise<Opened> {
  const row = await platform.run({ workspaceId, mode: "read" }, ({ db }) =>
    db
      .selectFrom("channel")
      .select("name")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", known.channel_id)
      .executeTakeFirst(),
  );
  if (!row) throw new ImportRefused(`the channel ${planned.conversation.name} was imported before and is gone`);
  return {
    ...planned,
    channelId: known.channel_id,
    name: row.name,
    isFilling: known.finished_at === null,
    isNew: false,
  };
}

async function newChannel(
  { platform, workspace, writer, file }: Omit<Run, "plan"> & { writer: ExportWriter; file: File },
  planned: PlannedConversation,
): Promise<Opened> {
  const { conversation, plan } = planned;
  return platform.run({ workspaceId: workspace.id }, async ({ db, now }) => {
    const wish = channelFor(planned, writer, now);
    const end = { seq: plan.timeline, at: plan.lastTimelineTime ? instantOf(plan.lastTimelineTime) : null };
    const general = conversation.general && workspace.isNew;
    const { channelId, name, isEmpty } = await openChannel(db, workspace.id, { ...wish, general }, end);
    await beginProgress(db, {
      workspace_id: workspace.id,
      source: "slack",
      conversation: conversation.slackId,
      channel_id: channelId,
      file_hash: file.hash,
      file_name: file.name,
      planned: plan.length,
      started_at: now,
      finished_at: isEmpty ? null : now,
    });
    return { ...planned, channelId, name, isFilling: isEmpty, isNew: isEmpty };
  });
}

function channelFor({ conversation, plan }: PlannedConversation, writer: ExportWriter, now: Date) {
  const slackIds = conversation.members.length > 0 ? conversation.members : writer.authorsOf(plan);
  const people = conversation.kind === "channel" ? null : writer.membersOf(slackIds);
  // Nine people at most talk in a group message; more, or nobody, are a private channel.
  const isDirect = people !== null && people.length >= 1 && people.length <= 9;
  const first = plan.times[0];
  const createdAt = new Date(conversation.createdAt ?? (first === undefined ? now.getTime() : first / 1000));
  const last = plan.times.at(-1);
  return {
    kind: isDirect ? (people.length > 2 ? ("group" as const) : ("direct" as const)) : ("channel" as const),
    visibility: isDirect ? ("private" as const) : conversation.visibility,
    name: isDirect ? "" : channelName(conversation),
    topic: writer.line(conversation.topic),
    purpose: writer.line(conversation.purpose),
    people: isDirect ? people : null,
    createdBy: conversation.creator ? (writer.membersOf([conversation.creator])[0] ?? null) : null,
    createdAt,
    archivedAt: conversation.archived ? new Date(last === undefined ? createdAt : last / 1000) : null,
  };
}

/** What the contract does not allow in a name becomes a hyphen. */
const channelName = ({ name, slackId }: Conversation): string =>
  cut(
    name
      .toWellFormed()
      .replaceAll(/[#@,<>`\p{Cc}]+|^\s+/gu, "-")
      .replaceAll(/\s+/g, " ")
      .trim(),
    80,
  ) || slackId.slice(0, 80);
