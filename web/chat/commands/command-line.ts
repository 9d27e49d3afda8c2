export { CommandHint } from "./command-hint.tsx";
export { runCommand } from "./run-command.ts";
export { suggestCommands } from "./suggest-commands.ts";
