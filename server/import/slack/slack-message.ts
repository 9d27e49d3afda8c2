import { type Block, type Inline, isEmpty, linkTo, paragraph, peopleIn, seenText, words } from "../text/index.ts";
import { countPeople, type Names, readMrkdwn } from "./mrkdwn.ts";
import { countRichPeople, readRichText } from "./rich-text.ts";
import { firstOf, isRecord, recordOf, recordsOf, type SlackRecord, stringOf } from "./slack-record.ts";

/** What an entry says, and what of it is counted. */
export type ReadMessage = {
  blocks: Block[];
  /** Times somebody is called by name, as Slack counts; of these `linked` call somebody here (not those in code). */
  mentions: number;
  linked: number;
  /** Shared files the export does not hold, and those it does. */
  files: number;
  held: number;
  previews: number;
};

/**
 * What an entry says. Slack shows blocks where there are any and keeps `text` for notifications; attachments and
 * files come below. Nothing is ever lost to a malformed block: then `text` says it.
 */
export function readMessage(record: SlackRecord, names: Names): ReadMessage {
  const reader = new Reader(names);
  const body = reader.body(record);
  const own = record["subtype"] === "me_message" ? body.map(emphasised) : body;
  const text = stringOf(record["text"]);
  const attached = recordsOf(record["attachments"]).flatMap((attachment) => reader.attachment(attachment, text));
  const files = sharedFiles(record);
  const links = files.filter((file) => !names.hasFile?.(stringOf(file["id"])));
  const held = files.length - links.length;
  const blocks = [...own, ...attached, ...reader.links(links)];
  const said =
    isEmpty(blocks) && held === 0 ? [paragraph({ kind: "em", children: [words("(empty message)")] })] : blocks;
  return {
    blocks: said,
    mentions: reader.mentions,
    linked: peopleIn(said).length,
    files: links.length,
    held,
    previews: reader.previews,
  };
}

/** The files an entry shares, as Slack describes them. */
export const sharedFiles = (record: SlackRecord): SlackRecord[] => [
  ...recordsOf(record["files"]),
  ...recordsOf(record["file"] ? [record["file"]] : []),
];

class Reader {
  readonly #names: Names;
  mentions = 0;
  previews = 0;

  constructor(names: Names) {
    this.#names = names;
  }

  body(record: SlackRecord): Block[] {
    const blocks = this.#blocks(record["blocks"]);
    return isEmpty(blocks) ? this.#text(stringOf(record["text"])) : blocks;
  }

  #text(text: string): Block[] {
    this.mentions += countPeople(text);
    return readMrkdwn(clean(text), this.#names);
  }

  /** Message blocks in their order; what is only there to be pressed is left out. */
  #blocks(blocks: unknown): Block[] {
    const before = this.mentions;
    try {
      return recordsOf(blocks).flatMap((block) => this.#block(block));
    } catch {
      // Too deep, or too strange: `text` says the same.
      this.mentions = before;
      return [];
    }
  }

  #block(block: SlackRecord): Block[] {
    switch (block["type"]) {
      case "rich_text":
        this.mentions += countRichPeople([block]);
        return readRichText([block], this.#names);
      case "section":
        return [block["text"], ...recordsOf(block["fields"])].flatMap((text) => this.#textObject(text));
      case "header":
        return this.#textObject(block["text"]).map(strong);
      case "context":
        return recordsOf(block["elements"]).flatMap((element) => this.#textObject(element));
      case "image":
        return this.#title(firstOf(recordOf(block["title"])["text"], block["alt_text"]), stringOf(block["image_url"]));
      case "table":
        return this.#table(block);
      default:
        return [];
    }
  }

  /** Cells hold rich text or plain words. */
  #table({ rows }: SlackRecord): Block[] {
    const read = (Array.isArray(rows) ? rows : []).map((row) => recordsOf(row).map((cell) => this.#cell(cell)));
    return read.length > 0 ? [{ kind: "table", rows: read }] : [];
  }

  #cell(cell: SlackRecord): Inline[] {
    const blocks = cell["type"] === "rich_text" ? this.#block(cell) : plain(stringOf(cell["text"]));
    return blocks.flatMap((block, index): Inline[] => [
      ...(index > 0 ? [words(" ")] : []),
      ...(block.kind === "paragraph" ? block.children : [words(seenText([block]))]),
    ]);
  }

  #textObject(value: unknown): Block[] {
    const { type, text } = recordOf(value);
    return type === "plain_text" ? plain(stringOf(text)) : type === "mrkdwn" ? this.#text(stringOf(text)) : [];
  }

  #title(title: string, url: string): Block[] {
    return url ? [paragraph(linkTo(url, title || undefined))] : plain(title);
  }

  /** What an app added below a message, quoted; a preview of a link that stands in the text says nothing new. */
  attachment(attachment: SlackRecord, text: string): Block[] {
    const from = firstOf(attachment["original_url"], attachment["from_url"]);
    const encoded = from.replaceAll("&", "&amp;");
    if (from && attachment["is_share"] !== true && (text.includes(from) || text.includes(encoded))) {
      this.previews += 1;
      return [];
    }
    const shown = stringOf(attachment["title_link"]);
    const inside = [
      ...(stringOf(attachment["author_name"]) ? plain(stringOf(attachment["author_name"])).map(strong) : []),
      ...(stringOf(attachment["title"]) ? this.#title(stringOf(attachment["title"]), shown) : []),
      ...this.#attached(attachment),
      ...recordsOf(attachment["fields"]).flatMap((field) => this.#field(field)),
      ...(stringOf(attachment["image_url"]) ? this.#title("", stringOf(attachment["image_url"])) : []),
    ];
    const quoted = isEmpty(inside) ? plain(fallbackOf(attachment)) : inside;
    const before = this.#text(stringOf(attachment["pretext"]));
    // A table somebody put into their own message comes as an attachment of its own.
    if (inside.length > 0 && inside.every(({ kind }) => kind === "table")) return [...before, ...inside];
    return [...before, ...(isEmpty(quoted) ? [] : [{ kind: "quote" as const, blocks: quoted }])];
  }

  #attached(attachment: SlackRecord): Block[] {
    const shared = recordsOf(attachment["message_blocks"])
      .map((message) => recordOf(message["message"])["blocks"])
      .flatMap((blocks) => this.#blocks(blocks));
    const blocks = isEmpty(shared) ? this.#blocks(attachment["blocks"]) : shared;
    return isEmpty(blocks) ? this.#text(stringOf(attachment["text"])) : blocks;
  }

  #field(field: SlackRecord): Block[] {
    const title = stringOf(field["title"]);
    return [...(title ? plain(title).map(strong) : []), ...this.#text(stringOf(field["value"]))];
  }

  /** Of files that are not in the export their names and where Slack shows them are kept. */
  links(files: SlackRecord[]): Block[] {
    return files.map((file) => {
      const name = firstOf(file["title"], file["name"], file["id"]) || "file";
      const url = withoutToken(firstOf(file["permalink"], file["external_url"], file["url_private"]));
      return paragraph(words("📎 "), ...(url ? [linkTo(url, name)] : [words(`${name} (no longer in Slack)`)]));
    });
  }
}

/** Slack's own words where an app gave none say nothing. */
function fallbackOf(attachment: SlackRecord): string {
  const fallback = stringOf(attachment["fallback"]);
  return fallback === "[no preview available]" ? "" : fallback;
}

/** An export's file addresses carry a token that opens every file of the workspace. */
function withoutToken(url: string): string {
  if (!URL.canParse(url)) return "";
  const parsed = new URL(url);
  parsed.searchParams.delete("t");
  return parsed.href;
}

/** Without what no reader sees and no database takes: control characters but tab and line break. */
const clean = (text: string): string => text.toWellFormed().replaceAll(/[^\P{Cc}\t\n\r]/gu, "");

const plain = (text: string): Block[] =>
  text.trim() === ""
    ? []
    : [
        paragraph(
          ...clean(text)
            .split("\n")
            .flatMap((line, index): Inline[] => [...(index ? [{ kind: "break" as const }] : []), words(line)]),
        ),
      ];

const strong = (block: Block): Block =>
  block.kind === "paragraph" ? paragraph({ kind: "strong", children: block.children }) : block;
const emphasised = (block: Block): Block =>
  block.kind === "paragraph" ? paragraph({ kind: "em", children: block.children }) : block;

/** Slack's names and the people of each reaction of an entry, and how many of its people are not told. */
export function readReactions(record: SlackRecord): { name: string; users: string[]; untold: number }[] {
  return recordsOf(record["reactions"]).map((reaction) => {
    const users = Array.isArray(reaction["users"]) ? reaction["users"].filter((user) => typeof user === "string") : [];
    const count = typeof reaction["count"] === "number" ? reaction["count"] : users.length;
    return { name: stringOf(reaction["name"]), users, untold: Math.max(0, Math.min(count, 1_000_000) - users.length) };
  });
}

/** The message an edit speaks of, as it reads afterwards. */
export function changedMessage(record: SlackRecord): { ts: unknown; after: SlackRecord } | undefined {
  if (isRecord(record["message"])) return { ts: record["message"]["ts"], after: record["message"] };
  const original = record["original"];
  return isRecord(original) ? { ts: original["ts"], after: record } : undefined;
}
