import type { SharedFile } from "@atrium/contract/files/files.ts";
import { createStore } from "#platform/store/create-store.ts";

/** A file among others that can be looked at one after the other. */
export type LightboxItem = {
  file: SharedFile;
  /** When it was said, and the address of where: not for what is in no message. */
  saidAt?: string;
  address?: string;
};

/** What is open over everything. */
export const lightbox = createStore<{ items: readonly LightboxItem[]; at: number } | null>(null);

/** Opens one of several files. */
export function openLightbox(items: readonly LightboxItem[], fileId: string): void {
  const at = items.findIndex(({ file }) => file.id === fileId);
  if (at >= 0) lightbox.set({ items, at });
}

export const closeLightbox = (): void => lightbox.set(null);

/** Goes on by so many, not beyond the ends. */
export const stepLightbox = (by: number): void =>
  lightbox.set((now) => now && { ...now, at: Math.max(0, Math.min(now.items.length - 1, now.at + by)) });
