/**
 * Slack's own markup, `mrkdwn`, read into a tree. Slack's rules, not Markdown's: marks need a boundary outside and a
 * letter inside, never cross a line, and `<...>` holds people, channels, links and dates. `&amp;`, `&lt;` and `&gt;`
 * are the only references, decoded once. https://docs.slack.dev/messaging/formatting-message-text
 */
import { type Block, type Inline, linkTo, paragraph, words } from "../text/index.ts";
import { emojiOf } from "./slack-emoji.ts";

/** Who and what a text names, as this export knows them. */
export type Names = {
  person(slackId: string, label?: string): { id: string; name: string };
  /** Undefined when the export holds no such channel. */
  channel(slackId: string): { id: string; name: string } | undefined;
  /** Whether the export holds the bytes of a shared file. */
  hasFile?(slackId: string): boolean;
};

export const decode = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt);/g, (_, name: string) => (name === "amp" ? "&" : name === "lt" ? "<" : ">"));

/** Reads a text as Slack stored it. */
export function readMrkdwn(text: string, names: Names, inQuote = false): Block[] {
  const blocks: Block[] = [];
  let quoted: string | undefined;
  const parts = text.replaceAll(/\r\n?/g, "\n").split(/```([\s\S]+?)```/);
  for (const [index, part] of parts.entries()) {
    if (quoted !== undefined) {
      // After `>>>` everything is quoted.
      quoted += index % 2 === 1 ? `\`\`\`${part}\`\`\`` : part;
    } else if (index % 2 === 1) {
      blocks.push({ kind: "code", text: decode(namesOnly(part, names)).replaceAll(/^\n|\n$/g, "") });
    } else {
      quoted = readLines(index > 0 ? part.trimStart() : part, names, blocks, inQuote);
    }
  }
  if (quoted !== undefined) blocks.push({ kind: "quote", blocks: readMrkdwn(quoted, names, true) });
  return blocks;
}

/** Reads lines up to a `>>>`, whose text it answers. A quote holds no further quote. */
function readLines(text: string, names: Names, blocks: Block[], inQuote: boolean): string | undefined {
  const lines = text.split("\n");
  let begun: { quote: boolean; lines: string[] } = { quote: false, lines: [] };
  const end = () => {
    const inside = paragraph(
      ...begun.lines.flatMap((line, at) => [...(at ? [lineBreak] : []), ...readInline(line, names)]),
    );
    if (begun.lines.some((line) => line.trim()))
      blocks.push(begun.quote ? { kind: "quote", blocks: [inside] } : inside);
  };
  for (const [index, line] of lines.entries()) {
    const rest = inQuote ? undefined : /^(?:&gt;|>){3}\s*(?=\S)/.exec(line)?.[0];
    if (rest !== undefined) {
      end();
      return [line.slice(rest.length), ...lines.slice(index + 1)].join("\n");
    }
    const mark = inQuote ? undefined : ((begun.quote ? emptyQuote.exec(line) : null) ?? quoteMark.exec(line))?.[0];
    if ((mark !== undefined) !== begun.quote) {
      end();
      begun = { quote: mark !== undefined, lines: [] };
    }
    begun.lines.push(line.slice(mark?.length ?? 0));
  }
  end();
  return undefined;
}

const lineBreak: Inline = { kind: "break" };
/** Faces (`>_<`, `>:(`) and arrows begin with the same sign and are no quotes. */
const quoteMark = /^(?:&gt;|>)(?:[ \t]+(?=\S)|(?=[\p{L}\p{N}"'*`~<@#]|_[\p{L}\p{N}]))/u;

const emptyQuote = /^(?:&gt;|>)\s*$/;

type Mark = "*" | "_" | "~";
const kinds: Record<Mark, "strong" | "em" | "strike"> = { "*": "strong", _: "em", "~": "strike" };
/** An address is a token too, although it means nothing: a `_` in it is no mark. */
const token =
  /<[^<>\n]+>|`[^`\n]+`|https?:\/\/[^\s<>`]*[^\s<>`*_~.,;:!?)\]}"']|[*_~]|:[a-z0-9_'+-]+:(?::?skin-tone-[2-6]:)?/gi;
/** What may stand outside of a mark: white space, brackets, quotation marks, sentence signs, other marks. */
const opensAfter = /[\s([{<>"'“”‘’«»\-–—:;,.!?*_~…]/;
const closesBefore = /[\s)\]}<>&"'“”‘’«»\-–—:;,.!?*_~…]/;

/** Reads one line. `open`: marks it is already inside of. */
function readInline(line: string, names: Names, open = ""): Inline[] {
  const read: Inline[] = [];
  const never = new Set<string>(open);
  let from = 0;
  const scan = new RegExp(token);
  for (let match = scan.exec(line); match; match = scan.exec(line)) {
    const [text] = match;
    const until = text in kinds ? closingOf(line, match.index, text as Mark, never) : undefined;
    const node =
      until === undefined
        ? readToken(text, line, match.index, names)
        : { kind: kinds[text as Mark], children: readInline(line.slice(match.index + 1, until), names, open + text) };
    if (!node) continue;
    if (match.index > from) read.push(words(decode(line.slice(from, match.index))));
    read.push(node);
    from = until === undefined ? match.index + text.length : until + 1;
    scan.lastIndex = from;
  }
  if (from < line.length) read.push(words(decode(line.slice(from))));
  return read;
}

/** Where a mark that begins here ends; a mark found to have no end is not looked for again on this line. */
function closingOf(line: string, start: number, mark: Mark, never: Set<string>): number | undefined {
  const before = line[start - 1];
  const first = line[start + 1] ?? " ";
  if (never.has(mark) || (before !== undefined && (before === mark || !opensAfter.test(before)))) return undefined;
  if (/\s/.test(first) || first === mark) return undefined;
  const scan = new RegExp(token);
  scan.lastIndex = start + 1;
  for (let match = scan.exec(line); match; match = scan.exec(line)) {
    if (match[0] !== mark || match.index === start + 1) continue;
    const after = line[match.index + 1];
    if (/\s/.test(line[match.index - 1] ?? "") || line[match.index - 1] === mark) continue;
    if (after === undefined || (after !== mark && closesBefore.test(after))) return match.index;
  }
  never.add(mark);
  return undefined;
}

function readToken(text: string, line: string, at: number, names: Names): Inline | undefined {
  if (text.startsWith("`")) return { kind: "code", text: decode(namesOnly(text.slice(1, -1), names)) };
  if (text.startsWith("<")) return readAngle(text.slice(1, -1), names);
  if (!text.startsWith(":")) return undefined;
  // `std::key::x` and `10:100:5` are no emoji.
  if (/[\w:]/.test(line[at - 1] ?? "") || /[\w:]/.test(line[at + text.length] ?? "")) return undefined;
  const emoji = emojiOf(text.slice(1, -1).replace(/:+skin/, "::skin"));
  return emoji === undefined ? undefined : words(emoji);
}

/** `@U1|ann`, `#C1|general`, `!here`, `!date^...|yesterday`, `https://...|label`. */
function readAngle(inside: string, names: Names): Inline | undefined {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : decode(inside.slice(bar + 1));
  const [, sign = "", id = ""] = /^([@#!]?)(.*)$/s.exec(target) ?? [];
  if (sign === "@" && isPersonId(id)) return { kind: "person", ...names.person(id, label?.replace(/^@/, "")) };
  if (sign === "#") return readChannel(id, label, names);
  if (sign === "!") return words(readCommand(id, label));
  return /^[a-z][a-z0-9+.-]*:/i.test(target) ? linkTo(decode(target), label) : undefined;
}

export const isPersonId = (id: string): boolean => /^[\w.-]{1,60}$/.test(id);

export function readChannel(id: string, label: string | undefined, names: Names): Inline {
  const channel = names.channel(id);
  return channel ? { kind: "channel", ...channel } : words(`#${label?.replace(/^#/, "") || id}`);
}

/** What calls several people, and dates: the words Slack shows for them. */
function readCommand(command: string, label: string | undefined): string {
  const name = command.split("^")[0] as string;
  if (name === "channel" || name === "here" || name === "everyone") return `@${name}`;
  if (name === "group") return "@channel";
  if (name === "subteam") return `@${(label ?? "group").replace(/^@/, "")}`;
  return label ?? `<!${command}>`;
}

/** In code Slack's references stand for what they show. */
const namesOnly = (text: string, names: Names): string =>
  text.replaceAll(/<([^<>\n]+)>/g, (all, inside: string) => {
    const read = readAngle(inside, names);
    if (!read) return all;
    const shown = read.kind === "person" ? `@${read.name}` : read.kind === "channel" ? `#${read.name}` : undefined;
    const text = shown ?? (read.kind === "link" ? (read.label ?? read.url) : read.kind === "words" ? read.text : all);
    // Decoded once more with the code around it.
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  });

/** How often a stored text calls somebody, counted in Slack's own spelling, whatever stands around it. */
export const countPeople = (text: string): number => [...text.matchAll(/<@[\w.-]{1,60}(?:\|[^<>\n]*)?>/g)].length;
