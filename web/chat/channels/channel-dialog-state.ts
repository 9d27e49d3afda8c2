import { createStore } from "#platform/store/create-store.ts";

/** Which of the dialogs about channels is open. */
export type ChannelDialog =
  | { kind: "create" | "browse" | "message" }
  | { kind: "rename" | "topic" | "purpose" | "add"; channelId: string };
export const channelDialog = createStore<ChannelDialog | null>(null);

export function openChannelDialog(kind: "create" | "browse" | "message"): void;
export function openChannelDialog(kind: "rename" | "topic" | "purpose" | "add", channelId: string): void;
export function openChannelDialog(kind: ChannelDialog["kind"], channelId = ""): void {
  channelDialog.set({ kind, channelId } as ChannelDialog);
}
export const closeChannelDialog = (): void => channelDialog.set(null);
