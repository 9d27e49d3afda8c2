import type { PersonKey } from "./northwind/people.ts";

/**
 * When something is said: `-3 16:42` is three working days before the present one; `-25m` is minutes before the
 * present.
 */
export type When = `-${number} ${number}:${number}` | `-${number}m`;

/** A file of `server/demo/files`; `alt` says what a picture shows. */
export type BroughtFile = { name: string; alt?: string };

/** `@{sofia}` in a text calls somebody, `#{release-4}` names a channel. */
export type Said = {
  at: When;
  by: PersonKey;
  text: string;
  files?: BroughtFile[];
  /** Who reacted, by emoji. */
  reactions?: Record<string, PersonKey[]>;
  /** What it said at first; edited a few minutes later. */
  before?: string;
  /** Taken back a few minutes later. */
  deleted?: boolean;
  replies?: Reply[];
};
export type Reply = Omit<Said, "replies"> & { alsoToChannel?: boolean };

export type ChannelScript = {
  name: string;
  visibility?: "private";
  topic?: string;
  purpose: string;
  /** `everybody`, or who is in it. */
  people: "everybody" | PersonKey[];
  archived?: boolean;
  said: Said[];
};

/** Between the person who signs in and others. */
export type DirectScript = { with: PersonKey[]; said: Said[] };

/** What the person who signs in finds. */
export type ReadState = {
  favourites: string[];
  muted: string[];
  /** Messages not read, by channel, or by the keys of those one writes with; everything else is read. */
  unread: Record<string, number>;
};
