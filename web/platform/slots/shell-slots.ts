import type { ComponentType, ReactNode } from "react";
import type { Action, Icon } from "./action.ts";
import { createSlot } from "./slot.ts";

/** The places of the frame around every screen. The frame draws them; features fill them when they register. */

/** An area of the product in the rail, and on a phone in the bar at the bottom. */
export type Area = {
  id: string;
  label: () => string;
  icon: Icon;
  /** Where it leads in the workspace with this slug. */
  to: (slug: string) => string;
  /** Whether an address (path without the slug, e.g. `/c/123`) belongs to it. */
  holds: (path: string) => boolean;
  /** Hidden from who lacks it. */
  permission?: string;
  /** A hook: a number shows a count, true a dot. */
  useBadge?: () => number | boolean;
  /** A hook: what is counted needs looking at, because something went wrong. */
  useAlarm?: () => boolean;
};
export const areas = createSlot<Area>();

/** Leads to a list of one's own, above the sections of the sidebar. */
export const sidebarLinks = createSlot<Area>();

/** A section of the sidebar, e.g. the channels; drawn inside a scrolling column, below the search field. */
export const sidebarSections = createSlot<ComponentType>();

/** Reads the address and shows itself in the right panel with `<SidePanel>`, or renders nothing. */
export const panels = createSlot<ComponentType>();

/** Lines above everything, e.g. that the network is gone. */
export const banners = createSlot<ComponentType>();

/** What shows at the workspace's own address, before anything is chosen. The first one counts. */
export const homes = createSlot<ComponentType>();

/** Everything the app can do from anywhere: the palette lists them, the keyboard runs them. */
export const commands = createSlot<Action>();

/** The menu behind one's own picture. */
export const ownMenu = createSlot<Action>();

/** Sections of the page on which people choose how they like things; each draws a `<Section>`. */
export const preferenceSections = createSlot<ComponentType>();

/** A tab of the workspace's settings; hidden from who lacks the permission. */
export type SettingsTab = { id: string; label: () => string; permission?: string; Content: ComponentType };
export const settingsTabs = createSlot<SettingsTab>();

/** The foot of the rail: one's own picture. */
export const railFoot = createSlot<ComponentType>();

/** The menu behind the workspace's name. */
export const spaceMenu = createSlot<Action>();

/** Something that can be gone to from "Find anything". */
export type Found = {
  id: string;
  label: string;
  detail?: string;
  /** Shown before the label: an icon or a picture. */
  mark?: ReactNode;
  /** Higher comes first among what fits equally well: unread, recent. */
  weight?: number;
  go: () => void | Promise<void>;
};
export type Finder = {
  id: string;
  /** Heading above its results. */
  label: () => string;
  /** What fits, best first; with an empty query what is likely wanted. At once from memory, more may follow. */
  find: (query: string) => Found[] | Promise<Found[]>;
  /** What always fits (search for the words): below everything else, so that Enter takes what was named. */
  last?: boolean;
};
export const finders = createSlot<Finder>();

/** Scopes whose shortcuts are bound now, for the shortcut sheet. */
export const openScopes = createSlot<() => readonly Action[]>();

/** Keys that are no actions, e.g. how to walk a list; for the shortcut sheet. */
export type ShortcutNote = { group: () => string; keys: string; label: () => string };
export const shortcutNotes = createSlot<ShortcutNote>();

/** Draws Markdown the way messages are drawn, for features that show what was said elsewhere. The first one counts. */
export const richTexts = createSlot<ComponentType<{ text: string }>>();
