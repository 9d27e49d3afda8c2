import { channelMarkdown, groupMarkdown, personMarkdown } from "@atrium/contract/chat/message-text.ts";

/**
 * While somebody types, a person is `@Jonas Thiel`; in the message it is `[@Jonas Thiel](person:ID)`. These turn
 * one into the other. Code stays as it is typed: it calls nobody.
 */
export type Mention = { kind: "person" | "group" | "channel"; id: string; name: string };

/** What is shown for a mention. */
export const mentionLabel = ({ kind, name }: Mention): string => (kind === "channel" ? `#${name}` : `@${name}`);

const code = /(```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|`[^`\n]+`)/;
const link = /\[([@#])((?:\\.|[^\]\\])+)\]\((person|group|channel):([0-9a-f-]{36})\)/g;

/** A message as it is typed, with the people and channels that stand in it. */
export function toShown(markdown: string): { text: string; mentions: Mention[] } {
  const mentions: Mention[] = [];
  const text = outsideCode(markdown, (part) =>
    part.replace(link, (_, sign: string, label: string, kind: Mention["kind"], id: string) => {
      const name = label.replace(/\\(.)/g, "$1");
      mentions.push({ kind, id, name });
      return sign + name;
    }),
  );
  return { text, mentions };
}

/** What was typed, as the message to send: every name that was chosen becomes a mention. */
export function toMarkdown(text: string, mentions: readonly Mention[]): string {
  const known = new Map(mentions.map((mention) => [mentionLabel(mention), mention]));
  if (known.size === 0) return text;
  // The longest first: `@Anna Lee` is not `@Anna` followed by a word.
  const labels = [...known.keys()]
    .sort((a, b) => b.length - a.length)
    .map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_@#/])(?:${labels.join("|")})(?![\\p{L}\\p{N}_])`, "gu");
  return outsideCode(text, (part) => part.replace(pattern, (label) => markdownOf(known.get(label), label)));
}

function markdownOf(mention: Mention | undefined, label: string): string {
  if (!mention) return label;
  const { kind, name, id } = mention;
  return { person: personMarkdown, group: groupMarkdown, channel: channelMarkdown }[kind](name, id);
}

const outsideCode = (text: string, change: (part: string) => string): string =>
  text
    .split(code)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join("");

/** Whether a place in a text is inside a code block that was begun above it. */
export const isInCodeBlock = (text: string, caret: number): boolean =>
  (text.slice(0, caret).match(/^(?:```|~~~)/gm) ?? []).length % 2 === 1;
