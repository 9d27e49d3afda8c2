import { listCommands as contract } from "@atrium/contract/chat/commands.ts";
import { handle } from "#platform/operations/feature.ts";
import { collectCommands } from "./command.ts";

export const listCommands = handle(contract, async (context) => {
  const all = [...(await collectCommands(context)).values()];
  const offered = all.filter((command) => command.when?.(context.member) ?? true);
  const commands = offered
    .map(({ name, summary, usage, arguments: args }) => ({ name, summary, usage, arguments: args }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { commands };
});
