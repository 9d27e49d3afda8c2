import { carry, showInMessage } from "#chat/messages/index.ts";
import { keepFile } from "#files/uploads/index.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { Refusal } from "#platform/operations/refuse.ts";
import { filesShownIn } from "../history/index.ts";
import type { Comparison } from "./compare-with-file.ts";
import type { ExportWriter, OpenConversation, SharedSlackFile } from "./export-writer.ts";
import type { SlackArchive } from "./slack-archive.ts";

type Run = { archive: SlackArchive; platform: Platform; writer: ExportWriter };

/**
 * The shared files an export holds, when all messages are there: each is kept once, however often it was shared, and
 * shown in the messages that share it. Goes on after a crash and adds nothing when run again; what people removed
 * here since stays removed.
 */
export async function writeFiles(run: Run, conversations: OpenConversation[]): Promise<Comparison[]> {
  const { writer } = run;
  if (writer.plan.files === 0) return [];
  const files = { what: "files", inFile: 0, stored: 0 };
  for (const open of conversations)
    for await (const message of writer.sharing(open)) {
      const kept: SharedSlackFile[] = [];
      for (const file of message.files) {
        files.inFile += 1;
        const outcome = await keep(run, file, message);
        if (outcome !== "refused") files.stored += 1;
        if (outcome === "kept") kept.push(file);
      }
      await show(run.platform, writer.workspaceId, open.channelId, { ...message, files: kept });
    }
  return [files];
}

type Message = { id: string; authorId: string; at: string };

async function keep({ archive, platform, writer }: Run, file: SharedSlackFile, message: Message) {
  const { workspaceId } = writer;
  const { id, name, slackId } = file;
  const size = archive.sizeOfUpload(slackId) ?? 0;
  const about = {
    workspaceId,
    id,
    name,
    size,
    uploaderId: file.uploaderId ?? message.authorId,
    at: new Date(message.at),
  };
  try {
    return (await keepFile(platform, about, archive.upload(slackId))) ? "kept" : "removed";
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === "scan_unavailable") throw error;
    writer.notes.push(`the file ${name} was not taken over: ${reasons[error.code] ?? error.message}`);
    return "refused";
  }
}

const reasons: Record<string, string> = {
  quota_exceeded: "the workspace has no room left for it",
  infected: "a virus was found in it",
};

/** Once, and not in a message that somebody deleted here. */
async function show(
  platform: Platform,
  workspaceId: string,
  channelId: string,
  { id, at, files }: Message & { files: SharedSlackFile[] },
): Promise<void> {
  if (files.length === 0) return;
  await platform.run({ workspaceId }, async ({ db }) => {
    const shown = await filesShownIn(db, workspaceId, id);
    const missing = files.filter((file) => !shown?.includes(file.id));
    if (!shown || missing.length === 0) return;
    await showInMessage(db, { workspaceId, channelId, id, at: new Date(at) }, missing);
    await carry(db, { workspaceId, messageId: id }, "files", true);
  });
}
