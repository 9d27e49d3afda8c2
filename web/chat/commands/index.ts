/** What is done by writing `/name`. All but the recognition of one is fetched when a slash is first typed. */
export { withoutEscape, writtenCommand } from "./written-command.ts";
