import type { ReactNode } from "react";
import { createSlot } from "#platform/slots/slot.ts";
import type { Conversation } from "../../conversation.ts";
import type { Mention } from "../mention-text.ts";
import type { Trigger } from "./trigger.ts";

/** Something that can be put in the place of what is being typed. */
export type Suggestion = {
  key: string;
  label: string;
  detail?: string;
  /** What it looks like: a picture, a sign, an emoji. */
  mark: ReactNode;
  /** What is put in. */
  text: string;
  mention?: Mention;
};

/**
 * Offers names behind a sign. `now` is asked at every key and answers from what this device knows; `more` asks the
 * server, a moment after the last key, and answers with all that is to be shown.
 */
export type SuggestionSource = {
  sign: Trigger["sign"];
  now?: (query: string, conversation: Conversation) => Suggestion[];
  more?: (query: string, conversation: Conversation) => Promise<Suggestion[]>;
  /** The server is not asked: there is nothing to wait for. */
  atOnce?: boolean;
};

/** All that can be called by a sign while writing. */
export const suggestionSources = createSlot<SuggestionSource>();

/** Without accents and capitals: `zoe` finds Zoë. */
export const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether any word of a name begins with the query. */
export const fits = (name: string, query: string): boolean => {
  const [where, what] = [plain(name), plain(query)];
  return (
    where.startsWith(what) ||
    where.split(/[\s-]+/).some((word) => word.startsWith(what)) ||
    (what.length > 1 && where.includes(` ${what}`))
  );
};
