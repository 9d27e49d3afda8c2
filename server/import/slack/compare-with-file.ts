import type { Platform } from "#platform/operations/platform.ts";
import { countStored, type StoredMessage, storedMessages, storedPeople } from "../history/index.ts";
import { keepMemoryLow } from "../keep-memory-low.ts";
import type { ExportWriter } from "./export-writer.ts";
import type { MessagePlan } from "./message-plan.ts";
import type { PlannedConversation } from "./scan-export.ts";

/** One thing the file holds and what is stored of it. */
export type Comparison = { what: string; inFile: number; stored: number };

/**
 * Counts what is stored and what should be, message by message. Texts that were edited, and messages that were
 * deleted here since, are what people made of them: only that they are there is compared.
 */
export async function compareWithFile(
  platform: Platform,
  workspaceId: string,
  writer: ExportWriter,
): Promise<Comparison[]> {
  const { conversations } = writer.plan;
  const people = writer.people().map(({ id }) => id);
  const slackIds = conversations.map(({ conversation }) => conversation.slackId);
  const [users, channels] = await platform.run({ workspaceId, mode: "read" }, ({ db }) =>
    Promise.all([storedPeople(db, workspaceId, people), countStored(db, workspaceId, "slack", slackIds)]),
  );
  const sums = { messages: [0, 0], replies: [0, 0], reactions: [0, 0], mentions: [0, 0] } as Sums;
  for (const planned of conversations) await compareConversation(platform, workspaceId, writer, planned, sums);
  return [
    { what: "users", inFile: people.length, stored: users },
    { what: "channels", inFile: conversations.length, stored: channels },
    ...Object.entries(sums).map(([what, [inFile, stored]]) => ({ what, inFile, stored })),
  ];
}

type Sums = Record<"messages" | "replies" | "reactions" | "mentions", [number, number]>;

async function compareConversation(
  platform: Platform,
  workspaceId: string,
  writer: ExportWriter,
  planned: PlannedConversation,
  sums: Sums,
): Promise<void> {
  const { plan } = planned;
  const size = 5000;
  for (let from = 0; from < plan.length; from += size) {
    const ids = Array.from({ length: Math.min(size, plan.length - from) }, (_, offset) =>
      writer.idOf(planned, from + offset),
    );
    const rows = await platform.run({ workspaceId, mode: "read" }, ({ db }) => storedMessages(db, workspaceId, ids));
    keepMemoryLow();
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const [offset, id] of ids.entries()) compareMessage(plan, from + offset, byId.get(id), sums);
  }
}

function compareMessage(plan: MessagePlan, index: number, stored: StoredMessage | undefined, sums: Sums): void {
  if (plan.isMade(index)) return;
  const compare = (what: keyof Sums, inFile: number, here: number) => {
    sums[what][0] += inFile;
    sums[what][1] += here;
  };
  compare("messages", 1, stored ? 1 : 0);
  if ((plan.roots[index] as number) >= 0) compare("replies", 1, stored?.isReply ? 1 : 0);
  const reactions = plan.reactions[index] as number;
  if (reactions > 0 || stored?.reactions) compare("reactions", reactions, stored?.reactions ?? 0);
  const mentions = plan.mentions[index] as number;
  // Named in code, people are not called: the words are there.
  const inCode = mentions - (plan.linked[index] as number);
  compare("mentions", mentions, !stored ? 0 : stored.isChanged ? mentions : stored.calls + inCode);
}
