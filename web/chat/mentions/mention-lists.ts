import { listMentions, listReceivedReactions } from "@atrium/contract/chat/mentions.ts";
import { mentionsIn } from "@atrium/contract/chat/message-text.ts";
import { messageChanged, messageSent } from "@atrium/contract/chat/messages.ts";
import { reactionChanged } from "@atrium/contract/chat/reactions.ts";
import { ownGroups } from "#people/groups/index.ts";
import { keepProfiles } from "#people/profiles/index.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";
import { callHere } from "../call-here.ts";
import { followedList } from "./followed-list.ts";

const at = (cursor: string | undefined) => ({ limit: 30, ...(cursor === undefined ? {} : { cursor }) });

/** Messages that called one. */
export const mentions = followedList(
  async (cursor) => {
    const { people, items, next } = await callHere(listMentions, at(cursor));
    keepProfiles(people);
    return { items: items.map((message) => ({ message })), next };
  },
  ({ message }) => message.id,
);

/** Reactions of others to one's own messages. */
export const received = followedList(
  async (cursor) => {
    const { people, ...page } = await callHere(listReceivedReactions, at(cursor));
    keepProfiles(people);
    return page;
  },
  ({ message, emoji }) => `${message.id} ${emoji}`,
);

/** Called once, after the first screen stands. */
export function registerMentions(): void {
  const own = () => space.get()?.memberId ?? "";
  const calls = (people: readonly string[], groups: readonly string[], everybody: boolean) =>
    everybody || people.includes(own()) || groups.some((id) => ownGroups.get().has(id));
  onEvent(messageSent, ({ message, mentions: people, groups, mentionsAll }) => {
    if (message.authorId !== own() && calls(people, groups, mentionsAll)) mentions.stir();
  });
  onEvent(messageChanged, ({ message }) => {
    // Whom an edit calls now; and what was deleted may have been brought back.
    const { people, groups, everybody } = mentionsIn(message.text);
    if (message.authorId !== own() && calls(people, groups, everybody)) mentions.stir();
  });
  // Whose message it was is not said: the list knows.
  onEvent(reactionChanged, ({ memberId, on }) => {
    if (on && memberId !== own()) received.stir();
  });
  onClear(() => {
    mentions.leave();
    received.leave();
  });
}
