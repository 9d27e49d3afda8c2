import type { Db } from "#platform/database/database.ts";
import { newId } from "#platform/operations/new-id.ts";
import {
  adoptChannel,
  conversationOf,
  emptyChannel,
  type FoundChannel,
  type HistoryChannel,
  insertHistoryChannel,
  type TimelineEnd,
} from "./channel-writing-rows.ts";

/** A channel for a history. `isEmpty`: nobody had written in it, and it ends where the history will end. */
export type OpenedChannel = { channelId: string; name: string; isEmpty: boolean };

/**
 * Finds or makes the channel of a history. One of the same name that nobody has written in is taken over (with
 * `general`, also the one everybody is in); beside one that is in use a channel `name-imported` is made, because
 * what people wrote here must not be mixed with what others wrote elsewhere. Direct messages are known by their
 * people, so theirs are joined.
 */
export async function openChannel(
  db: Db,
  workspaceId: string,
  channel: HistoryChannel & { general: boolean },
  end: TimelineEnd,
): Promise<OpenedChannel> {
  const known = channel.people
    ? await conversationOf(db, workspaceId, channel.people)
    : await emptyChannel(db, workspaceId, { ...channel, orDefault: channel.general });
  if (known) return takeOver(db, workspaceId, known, channel, end);
  const id = newId();
  for (const name of channel.people ? [""] : namesFor(channel.name)) {
    if (await insertHistoryChannel(db, workspaceId, { ...channel, id, name }, end))
      return { channelId: id, name, isEmpty: true };
  }
  throw new Error(`no name is free for the channel ${channel.name}`);
}

async function takeOver(
  db: Db,
  workspaceId: string,
  known: FoundChannel,
  channel: HistoryChannel,
  end: TimelineEnd,
): Promise<OpenedChannel> {
  const isEmpty = known.lastSeq === 0;
  if (isEmpty) await adoptChannel(db, workspaceId, known.id, channel, end);
  return { channelId: known.id, name: channel.name, isEmpty };
}

function* namesFor(name: string): Generator<string> {
  const short = name.slice(0, 66);
  yield name;
  yield `${short}-imported`;
  for (let number = 2; number <= 99; number += 1) yield `${short}-imported-${number}`;
}
