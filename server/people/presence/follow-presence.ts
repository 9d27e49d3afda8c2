import { presenceChanged } from "@atrium/contract/people/presence.ts";
import type { Platform } from "#platform/operations/platform.ts";
import type { SignalSource } from "#platform/realtime/audience.ts";
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
    // Whoever left stays for the seconds of grace; the board of a workspace nobody comes back to goes with them.
    setTimeout(() => forget(platform, workspaceId), 10_000).unref();
  },
};

function boardOf(platform: Platform, workspaceId: string): PresenceBoard {
  const known = boards.get(platform) ?? new Map<string, PresenceBoard>();
  boards.set(platform, known);
  const board = known.get(workspaceId) ?? new PresenceBoard();
  known.set(workspaceId, board);
  return board;
}

function forget(platform: Platform, workspaceId: string): void {
  const known = boards.get(platform);
  if (known?.get(workspaceId)?.isEmpty) known.delete(workspaceId);
}
