import { listPins as contract } from "@atrium/contract/chat/pinned.ts";
import { profilesOf } from "#people/profiles/index.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessChannel } from "../channels/index.ts";
import { messagesFor, readableMessages } from "../messages/index.ts";
import { newestPins } from "./pin-rows.ts";

/** Pinned messages as the asker sees them. */
export const listPins = handle(contract, async (context, { workspaceId, channelId }) => {
  const { db, member, now } = context;
  const [, pins] = await Promise.all([
    accessChannel(context, channelId, "channel.browse"),
    newestPins(db, workspaceId, channelId),
  ]);
  const rows = await readableMessages(db, member, [...pins.keys()]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const shown = [...pins.keys()].flatMap((id) => byId.get(id) ?? []);
  const pinners = [...new Set(shown.flatMap(({ id }) => pins.get(id) ?? []))];
  const [{ messages, people }, others] = await Promise.all([
    messagesFor(context, shown),
    profilesOf(db, workspaceId, pinners, now),
  ]);
  const known = new Set(people.map(({ id }) => id));
  return { messages, people: [...people, ...others.filter(({ id }) => !known.has(id))] };
});
