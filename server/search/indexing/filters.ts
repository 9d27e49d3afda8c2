import type { FileType } from "@atrium/contract/files/library.ts";
import { markToken } from "./token.ts";

/** What a message must be besides its words; `search_messages` asks the rows for it again. */
export type Switch = "reaction" | "thread" | "unread" | "saved";
export type Filter = {
  /** In the index: narrows what is looked at. Numbers stay what they are for ever. */
  token?: number;
  /** Asked of the rows as they are now. */
  is?: Switch;
  /** A kind of message part (`message.parts`). */
  part?: string;
  /** Of a file: what it is. */
  type?: FileType;
};

export type Filters = Readonly<Record<"has" | "is", Readonly<Record<string, Filter>>>>;

/** `has:` and `is:`, one entry each. A new one that is a message part needs nothing but its line here. */
export const filters: Filters = {
  has: {
    link: { token: markToken(2) },
    image: { token: markToken(3) },
    code: { token: markToken(4) },
    reaction: { token: markToken(5), is: "reaction" },
    pin: { token: markToken(7), part: "pin" },
    poll: { token: markToken(8), part: "poll" },
    file: { token: markToken(9), part: "files" },
  },
  is: {
    thread: { token: markToken(6), is: "thread" },
    unread: { is: "unread" },
    saved: { is: "saved" },
  },
};

/** The tokens of the parts a message carries. */
export const partTokens = (parts: readonly string[]): number[] =>
  Object.values(filters.has).flatMap(({ part, token }) => (part && token && parts.includes(part) ? [token] : []));
