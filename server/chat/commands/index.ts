import { feature } from "#platform/operations/feature.ts";
import { listCommands } from "./list-commands.ts";
import { ownCommands } from "./own-commands.ts";
import { runCommand } from "./run-command.ts";

export { badArgument, optional, required, type SlashCommand } from "./command.ts";

/** What is done by writing `/name`. Any feature adds its own by `parts: { commands }`. */
export const commands = feature({
  name: "chat/commands",
  operations: [listCommands, runCommand],
  parts: { commands: async () => ownCommands },
});
