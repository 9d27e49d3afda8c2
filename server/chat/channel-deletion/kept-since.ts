import { channelKeptDays } from "@atrium/contract/chat/channel-deletion.ts";

const kept = channelKeptDays * 86_400_000;

/** What was deleted before can be brought back no more. */
export const keptSince = (now: Date): Date => new Date(now.getTime() - kept);

export const keptUntil = (deletedAt: Date): Date => new Date(deletedAt.getTime() + kept);
