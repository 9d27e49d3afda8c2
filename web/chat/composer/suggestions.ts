import { listChannelMembers, listChannels } from "@atrium/contract/chat/channels.ts";
import type { Profile } from "@atrium/contract/people/profiles.ts";
import { t } from "@lingui/core/macro";
import { keepProfiles, profiles } from "#people/profiles/index.ts";
import { currentSpace } from "#platform/store/space.ts";
import { callHere } from "../call-here.ts";
import { channelById, channels } from "../channels/index.ts";
import { commandLine } from "../commands/index.ts";
import type { Conversation } from "../conversation.ts";
import { loadEmojiSearch } from "../emoji/index.ts";
import { recentAuthors } from "../messages/index.ts";
import type { Mention } from "./mention-text.ts";

/** Something that can be put in the place of what is being typed. */
export type Suggestion = {
  key: string;
  label: string;
  detail?: string;
  /** What it looks like: a person's picture, a channel's sign, an emoji. */
  person?: string;
  emoji?: string;
  command?: true;
  /** What is put in. */
  text: string;
  mention?: Mention;
};

/** What is being typed: a sign, and what stands behind it, from `start` to the caret. */
export type Trigger = { sign: "@" | "#" | ":" | "/"; query: string; start: number };

const most = 8;

/** Whether the caret stands behind the beginning of a name. */
export function triggerAt(text: string, caret: number): Trigger | null {
  const before = text.slice(Math.max(0, caret - 60), caret);
  // A command stands at the very beginning.
  if (caret <= 40 && /^\/[\w-]*$/.test(before)) return { sign: "/", query: before.slice(1), start: 0 };
  const found =
    /(?:^|[\s("'])([@#])([^\n@#]{0,40})$/u.exec(before) ?? /(?:^|[\s(])(:)([\p{L}\p{N}_+-]{2,30})$/u.exec(before);
  if (!found) return null;
  const [, sign = "", query = ""] = found;
  // Behind a finished name the sentence goes on.
  if (query.startsWith(" ") || /\s\S*\s/.test(query)) return null;
  return { sign: sign as Trigger["sign"], query, start: caret - query.length - 1 };
}

/** What fits at once, from what this device knows. */
export function suggestNow(trigger: Trigger, conversation: Conversation): Suggestion[] {
  if (trigger.sign === "@")
    return [...people(trigger.query, conversation), ...everybody(trigger.query, conversation)].slice(0, most);
  return trigger.sign === "#" ? channelNames(trigger.query) : [];
}

/** What fits after asking the server, or after the emoji list was fetched. */
export async function suggestMore(trigger: Trigger, conversation: Conversation): Promise<Suggestion[]> {
  if (trigger.sign === ":") {
    const search = await loadEmojiSearch();
    return search(trigger.query, most).map(({ unicode, code }) => ({
      key: unicode,
      label: `:${code}:`,
      emoji: unicode,
      text: unicode,
    }));
  }
  const query = trigger.query.trim();
  if (trigger.sign === "/") {
    const { suggestCommands } = await commandLine();
    const found = await suggestCommands(query, 12);
    return found.map(({ name, usage, summary }) => ({
      key: name,
      label: usage,
      detail: summary,
      command: true,
      text: `/${name}`,
    }));
  }
  if (trigger.sign === "@") {
    const { items } = await callHere(listChannelMembers, { channelId: conversation.channelId, query, limit: 10 });
    keepProfiles(items);
    for (const { id } of items) noteMember(conversation.channelId, id);
    return suggestNow(trigger, conversation);
  }
  const { items } = await callHere(listChannels, { query, limit: 10 });
  const known = channelNames(trigger.query);
  const found = items
    .filter((one) => known.every((other) => other.key !== one.channel.id))
    .map((one) => channelSuggestion(one.channel));
  return [...known, ...found].slice(0, most);
}

/** Who is in a channel, as far as anybody was told. */
const members = new Map<string, Set<string>>();
function noteMember(channelId: string, id: string): void {
  const known = members.get(channelId) ?? new Set();
  members.set(channelId, known.add(id));
}

function people(query: string, { channelId }: Conversation): Suggestion[] {
  const recent = recentAuthors(channelId);
  const inside = members.get(channelId) ?? new Set(channelById(channelId)?.people);
  const own = currentSpace().memberId;
  const rank = (profile: Profile) =>
    (recent.includes(profile.id) ? 40 - recent.indexOf(profile.id) : 0) +
    (inside.has(profile.id) ? 20 : 0) +
    (plain(profile.name).startsWith(plain(query)) ? 10 : 0) -
    (profile.id === own ? 50 : 0);
  return Object.values(profiles.get())
    .filter((profile) => profile.state === "active" && fits(profile.name, query))
    .map((profile) => ({ profile, rank: rank(profile) }))
    .sort((a, b) => b.rank - a.rank || a.profile.name.localeCompare(b.profile.name))
    .slice(0, most)
    .map(({ profile: { id, name, title } }) => ({
      key: id,
      label: name,
      ...(title ? { detail: title } : {}),
      person: id,
      text: `@${name}`,
      mention: { kind: "person", id, name },
    }));
}

function everybody(query: string, { channelId }: Conversation): Suggestion[] {
  if (channelById(channelId)?.kind === "direct" || !"channel".startsWith(query.toLowerCase())) return [];
  return [{ key: "channel", label: "@channel", detail: t`Everybody in this channel`, text: "@channel" }];
}

function channelNames(query: string): Suggestion[] {
  const { mine, others } = channels.get();
  return [...[...mine.values()].map((entry) => entry.channel), ...others.values()]
    .filter((channel) => channel.kind === "channel" && !channel.archivedAt && fits(channel.name, query))
    .sort(
      (a, b) =>
        Number(plain(b.name).startsWith(plain(query))) - Number(plain(a.name).startsWith(plain(query))) ||
        a.name.localeCompare(b.name),
    )
    .slice(0, most)
    .map(channelSuggestion);
}

const channelSuggestion = ({ id, name, purpose }: { id: string; name: string; purpose: string }): Suggestion => ({
  key: id,
  label: `#${name}`,
  ...(purpose ? { detail: purpose } : {}),
  text: `#${name}`,
  mention: { kind: "channel", id, name },
});

/** Without accents and capitals: `zoe` finds Zoë. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether any word of a name begins with the query. */
const fits = (name: string, query: string): boolean => {
  const [where, what] = [plain(name), plain(query)];
  return (
    where.startsWith(what) ||
    where.split(/[\s-]+/).some((word) => word.startsWith(what)) ||
    (what.length > 1 && where.includes(` ${what}`))
  );
};
