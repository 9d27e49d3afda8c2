import { listChannels } from "@atrium/contract/chat/channels.ts";
import { Hash } from "lucide-react";
import { callHere } from "../../call-here.ts";
import { channels } from "../../channels/index.ts";
import { fits, plain, type Suggestion, type SuggestionSource } from "./suggestion.ts";

const most = 8;

/** Channels one is in, then others one may see. */
export const channelSource: SuggestionSource = {
  sign: "#",
  now: known,
  async more(query) {
    const { items } = await callHere(listChannels, { query: query.trim(), limit: 10 });
    const here = known(query);
    const found = items.filter((one) => here.every((other) => other.key !== one.channel.id));
    return [...here, ...found.map((one) => suggestion(one.channel))].slice(0, most);
  },
};

function known(query: string): Suggestion[] {
  const { mine, others } = channels.get();
  return [...[...mine.values()].map((entry) => entry.channel), ...others.values()]
    .filter((channel) => channel.kind === "channel" && !channel.archivedAt && fits(channel.name, query))
    .sort(
      (a, b) =>
        Number(plain(b.name).startsWith(plain(query))) - Number(plain(a.name).startsWith(plain(query))) ||
        a.name.localeCompare(b.name),
    )
    .slice(0, most)
    .map(suggestion);
}

const suggestion = ({ id, name, purpose }: { id: string; name: string; purpose: string }): Suggestion => ({
  key: id,
  label: `#${name}`,
  ...(purpose ? { detail: purpose } : {}),
  mark: <Hash size={18} strokeWidth={1.5} className="mx-[3px] shrink-0 text-quiet" />,
  text: `#${name}`,
  mention: { kind: "channel", id, name },
});
