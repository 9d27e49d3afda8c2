import { currentSpace } from "#platform/store/space.ts";

const key = () => `atrium.channel.${currentSpace().workspaceId}`;

/** Where somebody was last in this workspace, on this device. */
export const lastChannel = (): string | null => localStorage.getItem(key());
export const rememberChannel = (channelId: string): void => localStorage.setItem(key(), channelId);
