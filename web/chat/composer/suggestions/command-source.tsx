import { Slash } from "lucide-react";
import { commandLine } from "../../commands/index.ts";
import type { SuggestionSource } from "./suggestion.ts";

/** What can be done by writing `/name`. */
export const commandSource: SuggestionSource = {
  sign: "/",
  atOnce: true,
  async more(query) {
    const { suggestCommands } = await commandLine();
    const found = await suggestCommands(query.trim(), 12);
    return found.map(({ name, usage, summary }) => ({
      key: name,
      label: usage,
      detail: summary,
      mark: <Slash size={18} strokeWidth={1.5} className="mx-[3px] shrink-0 text-quiet" />,
      text: `/${name}`,
    }));
  },
};
