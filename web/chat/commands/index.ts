import { lazy } from "react";

/** What is done by writing `/name`. All but the recognition of one is fetched when a slash is first typed. */
export { localCommands } from "./local-commands.ts";
export { withoutEscape, writtenCommand } from "./written-command.ts";
/** Everything that can be done with a written command. */
export const commandLine = () => import("./command-line.ts");
/** Above the field: how the command that is being written goes on. */
export const CommandHint = lazy(async () => ({ default: (await commandLine()).CommandHint }));
