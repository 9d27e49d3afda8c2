import { listScheduledMessages as contract } from "@atrium/contract/chat/scheduled-messages.ts";
import { handle } from "#platform/operations/feature.ts";
import { allScheduledOf, scheduledBy } from "./scheduled-message-rows.ts";

export const listScheduledMessages = handle(contract, async ({ db, workspaceId, member }) => ({
  items: await allScheduledOf(db, await scheduledBy(db, workspaceId, member.id, 500)),
}));
