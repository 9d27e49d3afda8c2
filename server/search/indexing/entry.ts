import { foldText } from "@atrium/contract/search/fold-text.ts";
import type { IndexedMessage } from "./entry-rows.ts";
import { filters, partTokens } from "./filters.ts";
import { searchableText } from "./searchable-text.ts";
import { addressedToken, authorToken, channelToken, piecesOf, publicToken } from "./token.ts";

/** What the index keeps of a message. */
export type Entry = {
  message_id: string;
  channel_id: string;
  author_id: string;
  at: string;
  edited_at: string | null;
  tokens: number[];
  words: string;
};

const { has, is } = filters;

export function entryOf(message: IndexedMessage): Entry {
  const { text, holds } = searchableText(message.text);
  const words = foldText(message.spoken ? `${text} ${message.spoken}` : text);
  const addressed = [...message.mentions, ...(message.people ?? []).filter((id) => id !== message.author_id)];
  const marks = [
    message.visibility === "public" && publicToken,
    holds.has("link") && has.link?.token,
    (holds.has("image") || message.has_pictures) && has.image?.token,
    holds.has("code") && has.code?.token,
    message.has_reactions && has.reaction?.token,
    message.in_thread && is.thread?.token,
    ...partTokens(message.parts ?? []),
  ];
  const tokens = [
    channelToken(message.channel_id),
    authorToken(message.author_id),
    ...new Set(addressed.map(addressedToken)),
    ...marks.filter((mark) => typeof mark === "number"),
    ...piecesOf(words),
  ];
  const { id: message_id, channel_id, author_id, at, edited_at } = message;
  return { message_id, channel_id, author_id, at, edited_at, tokens, words };
}
