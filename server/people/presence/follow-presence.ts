import { availabilityChanged } from "@atrium/contract/people/availability.ts";
import { presenceChanged } from "@atrium/contract/people/presence.ts";
import type { DataOf } from "@atrium/contract/protocol/event.ts";
import type { LoggedEvent } from "#platform/events/event-log.ts";
import type { Platform } from "#platform/operations/platform.ts";
import type { SignalSource } from "#platform/realtime/audience.ts";
import { invisiblePeople } from "../availability/index.ts";
import { PresenceBoard } from "./presence-board.ts";

/** One board a workspace somebody of this process is connected to. */
const boards = new WeakMap<Platform, Map<string, PresenceBoard>>();

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
  disconnected({ workspaceId, memberId, connection }, platform) {
    const board = boardOf(platform, workspaceId);
    board.disconnect(memberId, connection);
    // Without a connection nothing is heard of who becomes invisible: who comes next begins with a board that asks.
    if (board.isEmpty) boards.get(platform)?.delete(workspaceId);
  },
  hears: [{ event: availabilityChanged, run: onAvailabilityChanged }],
};

/** Who is there among the people of a workspace this process knows; who is invisible is not. */
export const onlineIn = (platform: Platform, workspaceId: string): string[] =>
  boards.get(platform)?.get(workspaceId)?.online() ?? [];

function onAvailabilityChanged({ workspaceId, actorId, data }: LoggedEvent, platform: Platform): void {
  const { availability } = JSON.parse(data) as DataOf<typeof availabilityChanged>;
  if (actorId) boards.get(platform)?.get(workspaceId)?.hide(actorId, availability.invisible);
}

function boardOf(platform: Platform, workspaceId: string): PresenceBoard {
  const known = boards.get(platform) ?? new Map<string, PresenceBoard>();
  boards.set(platform, known);
  const board = known.get(workspaceId) ?? openBoard(platform, workspaceId);
  known.set(workspaceId, board);
  return board;
}

/** A board shows nobody before it knows who wants not to be seen. */
function openBoard(platform: Platform, workspaceId: string): PresenceBoard {
  const board = new PresenceBoard();
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
