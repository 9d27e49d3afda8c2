import type { SharedFile } from "@atrium/contract/files/files.ts";
import { type FileHolder, filesHeldBy, insertUses, sharedFileOf } from "#files/shared-files/index.ts";
import type { Db } from "#platform/database/database.ts";
import { messageHolder } from "../messages/index.ts";
import { readForwards } from "./forward-rows.ts";

/** Files are shown in what messages carry of others; the holder's id is that of the message that carries it. */
export const inForwards = "forward";

export async function filesOfForwards(
  db: Db,
  workspaceId: string,
  messageIds: string[],
): Promise<Map<string, SharedFile[]>> {
  const held = await filesHeldBy(db, workspaceId, inForwards, messageIds);
  return new Map([...held].map(([id, rows]) => [id, rows.map(sharedFileOf)]));
}

export async function showInForward(
  db: Db,
  place: { workspaceId: string; channelId: string; messageId: string; now: Date },
  files: readonly SharedFile[],
): Promise<void> {
  if (files.length === 0) return;
  const { workspaceId, channelId: placeId, messageId: holderId, now } = place;
  const fileIds = files.map(({ id }) => id);
  await insertUses(db, workspaceId, { kind: inForwards, holderId, placeId, fileIds, now });
}

/** Who may read the message that carries it sees the files, until who wrote the original takes it back. */
export const forwardHolder: FileHolder = {
  readable: async (context, ids) => {
    const readable = await messageHolder.readable(context, ids);
    return withoutWithdrawn(context, [...readable]);
  },
  audiences: async (context, ids) => messageHolder.audiences(context, [...(await withoutWithdrawn(context, ids))]),
};

async function withoutWithdrawn({ db, workspaceId }: { db: Db; workspaceId: string }, ids: string[]) {
  const forwards = await readForwards(db, workspaceId, ids);
  return new Set(ids.filter((id) => forwards.get(id)?.withdrawn === false));
}
