import { sql } from "kysely";
import { removeRows, tablesOf } from "#platform/database/tables-of.ts";
import { jobType, worksOn } from "#platform/jobs/jobs.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { forgetMessages, forgetPlacedFiles, type Where } from "./forget-messages.ts";
import { keptSince } from "./kept-since.ts";

const job = jobType("chat.forget-channels", { schedule: "31 * * * *", retries: 3 });
const batch = 100;
/** Rows of one transaction. */
const most = 5000;

/** Every hour, the channels that can be brought back no more. */
export const forgetChannelsDaily = worksOn(job, (_data, platform) => forgetChannels(platform));

type Which = { workspace_id: string; id: string };

/**
 * Removes everything that is in channels nobody can bring back any more, in steps of their own transaction: ended in
 * between, it goes on where it was. Bytes are left to `clearUnused`, which removes what nothing points at.
 */
export async function forgetChannels(platform: Platform, now = new Date()): Promise<void> {
  const before = keptSince(now);
  for (let found = batch; found === batch; ) {
    const due = await platform.run({}, async ({ db }) => {
      const { rows } = await sql<Which>`select workspace_id, id from channels_to_forget(${before}, ${batch})`.execute(
        db,
      );
      return rows;
    });
    found = due.length;
    for (const which of due) await forgetChannel(platform, which);
  }
}

async function forgetChannel(platform: Platform, { workspace_id: workspaceId, id: channelId }: Which): Promise<void> {
  const step = <T>(work: (where: Where) => Promise<T>): Promise<T> =>
    platform.run({ workspaceId }, ({ db, now }) => work({ db, now, workspaceId, channelId }));
  const tables = await step(async ({ db }) => ({
    ofMessages: await tablesOf(db, "message_id"),
    ofChannels: await tablesOf(db, "channel_id"),
    ofPlaces: await tablesOf(db, "place_id"),
  }));
  let messages = 0;
  for (let gone = 1; gone > 0; messages += gone) gone = await step((where) => forgetMessages(where, tables.ofMessages));
  while ((await step(forgetPlacedFiles)) > 0);
  const rest = [
    ...tables.ofChannels.map((table) => ({ table, column: "channel_id" })),
    ...tables.ofPlaces.map((table) => ({ table, column: "place_id" })),
    { table: "inbox_mark", column: "object_id" },
    { table: "every_channel", column: "id" },
  ];
  for (const { table, column } of rest) {
    const remove = ({ db }: Where) => removeRows(db, table, { workspaceId, column, values: [channelId] }, most);
    while ((await step(remove)) === most);
  }
  platform.metrics.removed.inc({ what: "message" }, messages);
  platform.metrics.removed.inc({ what: "channel" });
  platform.log.info({ workspaceId, channelId, messages }, "a deleted channel was removed for good");
}
