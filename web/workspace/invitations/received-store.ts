import type { ReceivedInvitation } from "@atrium/contract/workspace/invitations.ts";
import { createStore } from "#platform/store/create-store.ts";

/** Invitations to one's own address, from workspaces one is not in. */
export const receivedInvitations = createStore<readonly ReceivedInvitation[]>([]);
