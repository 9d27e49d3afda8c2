import { spokenTime } from "@atrium/contract/files/spoken-time.ts";
import type { InboxItem } from "@atrium/contract/inbox/inbox.ts";
import { useLingui } from "@lingui/react/macro";
import { useChannel, useChannelTitle } from "#chat/channels/index.ts";
import { useProfile } from "#people/profiles/index.ts";
import { useSpace } from "#platform/store/space.ts";
import { ago, clock, date } from "#platform/words/moments.ts";

export type ItemWords = { who: string; where: string; text: string; picture: string };

/** What an item says in words. */
export function useItemWords(item: InboxItem): ItemWords {
  const { t } = useLingui();
  const { memberId } = useSpace();
  const channel = useChannel(item.channelId ?? "");
  const title = useChannelTitle(channel);
  const place = channel?.kind === "channel" ? `#${title}` : title;
  const authorId = item.message?.authorId ?? memberId;
  const author = useProfile(authorId)?.name ?? "…";
  const other = item.people[0] ?? memberId;
  const first = useProfile(other)?.name ?? "…";
  const said = useSaid(item);
  const emoji = item.reactions.map((reaction) => reaction.emoji).join(" ");
  switch (item.kind) {
    case "direct":
      return {
        who: place,
        where: t`Direct message`,
        text: authorId === memberId ? t`You: ${said}` : said,
        picture: other,
      };
    case "reaction":
      return {
        who: item.people.length > 1 ? t`${first} and others reacted ${emoji}` : t`${first} reacted ${emoji}`,
        where: t`To your message in ${place}`,
        text: said,
        picture: other,
      };
    case "reminder":
      return {
        who: item.note || t`A message to come back to`,
        where: channel ? t`Reminder, ${place}` : t`Reminder`,
        text: said,
        picture: item.message?.authorId ?? memberId,
      };
    case "joining":
      return { who: t`${first} added you to ${place}`, where: t`New in your sidebar`, text: "", picture: other };
    case "thread":
      return {
        who: author,
        where: {
          returned: t`Back from later, ${place}`,
          called: item.threadId ? t`Called you in a thread, ${place}` : t`Called you in ${place}`,
          everybody: t`Called everybody in ${place}`,
          reply: t`Answered in a thread, ${place}`,
        }[item.why as "returned" | "called" | "everybody" | "reply"],
        text: said,
        picture: authorId,
      };
  }
}

/** What the newest message says, or what it carries instead of words. */
function useSaid({ message }: InboxItem): string {
  const { t } = useLingui();
  if (!message) return "";
  const { text, files, spokenMs, forwards, deleted } = message;
  if (deleted) return t`This message was deleted.`;
  if (text !== "") return text;
  if (files === 1 && spokenMs !== null) return t`Voice message (${spokenTime(spokenMs)})`;
  if (files > 0) return files === 1 ? t`Sent a file` : t`Sent ${files} files`;
  return forwards ? t`Forwarded a message` : "";
}

/** When it happened, or when it comes back. */
export function useItemTime(item: InboxItem): string {
  const { t } = useLingui();
  const until = item.mark?.snoozedUntil;
  const ahead = aheadOf(until);
  if (!until || ahead <= 0) return ago(item.at);
  return ahead < 86_400_000 ? t`at ${clock(until)}` : t`on ${date(until)}`;
}

const aheadOf = (instant: string | null | undefined): number => (instant ? Date.parse(instant) - Date.now() : 0);
