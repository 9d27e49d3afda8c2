import { foldText } from "@atrium/contract/search/fold-text.ts";
import { searchChannels as contract } from "@atrium/contract/search/search.ts";
import { handle } from "#platform/operations/feature.ts";
import { likeness } from "./likeness.ts";
import { readableChannels, shownChannels } from "./name-rows.ts";

export const searchChannels = handle(contract, async (context, { query, archived, limit }) => {
  const typed = foldText(query.replace(/^#/, ""));
  const channels = await readableChannels(context, archived === "include");
  const ranked = channels
    .map(({ id, name }) => ({ id, fit: likeness(foldText(name), typed) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, limit);
  return {
    channels: await shownChannels(
      context,
      ranked.map(({ id }) => id),
    ),
  };
});
