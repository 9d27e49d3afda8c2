import {
  acceptReceivedInvitation,
  declineReceivedInvitation,
  invitationsChanged,
  listReceivedInvitations,
  type ReceivedInvitation,
} from "@atrium/contract/workspace/invitations.ts";
import { accountState } from "#people/accounts/index.ts";
import { api } from "#platform/api/api.ts";
import { connectionState } from "#platform/realtime/live.ts";
import { go } from "#platform/router/navigation.ts";
import { onSignalElsewhere } from "#platform/store/feed.ts";
import { keepWorkspace } from "../workspaces/index.ts";
import { receivedInvitations } from "./received-store.ts";

const without = (id: string): void => receivedInvitations.set((all) => all.filter((one) => one.id !== id));

/** Joins, and goes there. */
export async function acceptReceived({ id }: ReceivedInvitation): Promise<void> {
  const { workspace, memberId } = await api.call(acceptReceivedInvitation, { invitationId: id });
  without(id);
  keepWorkspace(workspace, memberId);
  go(`/${workspace.slug}`);
}

export async function declineReceived({ id }: ReceivedInvitation): Promise<void> {
  const before = receivedInvitations.get();
  without(id);
  try {
    await api.call(declineReceivedInvitation, { invitationId: id });
  } catch (error) {
    receivedInvitations.set(before);
    throw error;
  }
}

async function load(): Promise<void> {
  const { invitations } = await api.call(listReceivedInvitations, {});
  receivedInvitations.set(invitations);
}

/** Called once, after the first screen stands. */
export function registerReceivedInvitations(): void {
  const look = () => void load().catch(() => undefined);
  onSignalElsewhere(invitationsChanged, look);
  accountState.subscribe(() => accountState.get().status === "out" && receivedInvitations.set([]));
  // What was told while nothing could be heard is asked for.
  let online = false;
  const onConnection = () => {
    const now = connectionState.get().status === "online";
    if (now && !online) look();
    online = now;
  };
  connectionState.subscribe(onConnection);
  onConnection();
}
