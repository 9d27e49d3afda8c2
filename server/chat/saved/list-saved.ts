import { listSaved as contract } from "@atrium/contract/chat/saved.ts";
import * as z from "zod";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import { messagesFor, readableMessages } from "../messages/index.ts";
import { pageOfSaved, savedOf } from "./saved-rows.ts";

const Place = z.tuple([z.iso.datetime(), z.uuid()]);

/** Messages are read anew, as the asker may read them now: of what is no longer theirs to see nothing is told. */
export const listSaved = handle(contract, async (context, { workspaceId, state, cursor, limit }) => {
  const { db, member } = context;
  const place = placeOfCursor(cursor, Place);
  const after = place && { savedAt: new Date(place[0]), messageId: place[1] };
  const rows = await pageOfSaved(db, { workspaceId, memberId: member.id }, { state, after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const readable = await readableMessages(
    db,
    member,
    page.map((row) => row.message_id),
  );
  const { messages, people } = await messagesFor(context, readable);
  const byId = new Map(messages.map((message) => [message.id, message]));
  const last = page.at(-1);
  return {
    items: page.map((row) => ({ saved: savedOf(row), message: byId.get(row.message_id) ?? null })),
    people,
    ...(rows.length > limit && last && { next: cursorTo([last.saved_at.toISOString(), last.message_id]) }),
  };
});
