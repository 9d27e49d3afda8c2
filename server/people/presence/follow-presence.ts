import { availabilityChanged } from "@atrium/contract/people/availability.ts";
import { presenceChanged } from "@atrium/contract/people/presence.ts";
import type { DataOf } from "@atrium/contract/protocol/event.ts";
import type { Db } from "#platform/database/database.ts";
import type { LoggedEvent } from "#platform/events/event-log.ts";
import type { Platform } from "#platform/operations/platform.ts";
import type { SignalSource } from "#platform/realtime/audience.ts";
import { invisiblePeople } from "../availability/index.ts";
import { PresenceBoard } from "./presence-board.ts";
import { presenceTopic, type Shared, sharedPresenceOf } from "./share-presence.ts";

/** Presence as it follows from connections and what they tell; nothing is kept, nobody hears who does not look. */
export const followPresence: SignalSource = {
  connected({ workspaceId, memberId, connection, active }, platform) {
    boardOf(platform, workspaceId).connect(memberId, connection, active);
  },
  active({ workspaceId, memberId, connection }, active, platform) {
    boardOf(platform, workspaceId).setActive(memberId, connection, active);
  },
  watched(presence, people, platform) {
    const tell = (changed: object[]) => presence.send(presenceChanged, { people: changed });
    boardOf(platform, presence.workspaceId).watch(presence.connection, { tell }, people);
  },
  disconnected({ workspaceId, memberId, connection, ended }, platform) {
    const board = boardOf(platform, workspaceId);
    board.disconnect(memberId, connection, ended);
    // Without a connection nothing is heard of who becomes invisible: who comes next begins with a board that asks.
    if (board.isEmpty) sharedPresenceOf(platform).boards.delete(workspaceId);
  },
  began: (platform) => sharedPresenceOf(platform).begin(),
  noted: { topic: presenceTopic, run: (note: Shared, from, platform) => sharedPresenceOf(platform).hear(note, from) },
  hears: [{ event: availabilityChanged, run: onAvailabilityChanged }],
};

/** Who is there among the people of a workspace, in whatever process; who is invisible is not. */
export async function onlineIn(
  { db, platform }: { db: Db; platform: Platform },
  workspaceId: string,
): Promise<string[]> {
  const { boards, elsewhere } = sharedPresenceOf(platform);
  const board = boards.get(workspaceId);
  if (board) return board.online();
  const there = elsewhere.online(workspaceId);
  if (there.length === 0) return there;
  const hidden = new Set(await invisiblePeople(db, workspaceId));
  return there.filter((memberId) => !hidden.has(memberId));
}

function onAvailabilityChanged({ workspaceId, actorId, data }: LoggedEvent, platform: Platform): void {
  const { availability } = JSON.parse(data) as DataOf<typeof availabilityChanged>;
  if (actorId) sharedPresenceOf(platform).boards.get(workspaceId)?.hide(actorId, availability.invisible);
}

function boardOf(platform: Platform, workspaceId: string): PresenceBoard {
  const { boards } = sharedPresenceOf(platform);
  const board = boards.get(workspaceId) ?? openBoard(platform, workspaceId);
  boards.set(workspaceId, board);
  return board;
}

/** A board shows nobody before it knows who wants not to be seen. */
function openBoard(platform: Platform, workspaceId: string): PresenceBoard {
  const shared = sharedPresenceOf(platform);
  const board: PresenceBoard = new PresenceBoard({
    presenceOf: (memberId) => shared.elsewhere.presenceOf(workspaceId, memberId),
    online: () => shared.elsewhere.online(workspaceId),
    tell(memberId, presence) {
      // Who left a board that was put away since may be on the one after it.
      const later = shared.boards.get(workspaceId);
      shared.tell(workspaceId, memberId, later && later !== board ? later.hereOf(memberId) : presence);
    },
  });
  const read = () =>
    platform.database.transaction({ workspaceId, mode: "read" }, ({ db }) => invisiblePeople(db, workspaceId));
  const begin = (): void => {
    read().then(
      (hidden) => board.begin(hidden),
      (error: unknown) => {
        platform.log.warn({ err: error }, "reading who is invisible failed; presence waits");
        setTimeout(begin, 2000).unref();
      },
    );
  };
  begin();
  return board;
}
