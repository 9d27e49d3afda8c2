import { emojiByName } from "#platform/words/emoji-text.tsx";

/** Code, formulas and addresses stay as they were written; what is left between two colons is a name. */
const written =
  /`{3,}[\s\S]*?(?:`{3,}|$)|(?<ticks>`+)[\s\S]+?\k<ticks>|\$\$[\s\S]+?\$\$|\w+:\/\/\S+|(?<![\p{L}\p{N}:]):(?<name>[a-z0-9_+-]+):(?![\p{L}\p{N}:])/gu;

/**
 * `:tada:` written out is the emoji, as if it had been chosen. Names of the workspace's own emoji stay: they are drawn
 * as pictures where they are read, and none of them is also the name of everybody's.
 */
export const withEmoji = (markdown: string): string =>
  markdown.replace(
    written,
    (whole: string, ...[, name]: (string | undefined)[]) => emojiByName.get().get(name ?? "") ?? whole,
  );
