import { feature } from "#platform/operations/feature.ts";
import { dndCommand } from "./dnd-command.ts";
import { statusCommand } from "./status-command.ts";

/** What one says of oneself while writing: what one is doing, and not to be disturbed. */
export const statusCommands = feature({
  name: "chat/status-commands",
  parts: { commands: async () => [statusCommand, dndCommand] },
});
