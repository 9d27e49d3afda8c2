import type { Command } from "@atrium/contract/chat/commands.ts";
import { allCommands, loadCommands, offered } from "./command-store.ts";

/** The commands whose name begins with what was typed, then those that only hold it. */
export async function suggestCommands(query: string, most: number): Promise<Command[]> {
  await loadCommands();
  const wanted = query.toLowerCase();
  const all = allCommands(offered.get()).filter(({ name }) => name.includes(wanted));
  const begins = (command: Command) => command.name.startsWith(wanted);
  return [...all.filter(begins), ...all.filter((command) => !begins(command))].slice(0, most);
}
