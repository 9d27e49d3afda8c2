import "./message-text.css";
import { memo, type ReactNode } from "react";
import { usePreference } from "#people/preferences/index.ts";
import { EmojiText } from "#platform/words/emoji-text.tsx";
import { type Branch, treeOf } from "../grammar/index.ts";
import { CodeBlock } from "./code-block.tsx";
import { Formula } from "./formula.tsx";
import { MessageLink } from "./message-link.tsx";
import { Moment } from "./moment.tsx";
import { ownWordsPattern } from "./own-words.ts";
import { everybodyWord, type ParsedText } from "./parse-message.ts";
import { Spoiler } from "./spoiler.tsx";

/**
 * Draws a parsed text as React elements. Only the elements below can come out of it, no attribute is taken over
 * but a checked address, and no HTML is ever set: text stays text.
 */
export const MessageBody = memo(function MessageBody({ parsed }: { parsed: ParsedText }) {
  return (
    <div dir="auto" className={`message-text ${parsed.emojiOnly ? "message-emoji" : ""}`}>
      {draw(treeOf(parsed.tokens))}
    </div>
  );
});

const draw = (branches: readonly Branch[]): ReactNode[] => branches.map(drawOne);

function drawOne(branch: Branch, key: number): ReactNode {
  const { token, children } = branch;
  const Simple = simple[token.type];
  if (Simple) return <Simple key={key}>{draw(children)}</Simple>;
  return drawBlock(branch, key) ?? drawInline(branch, key);
}

/** Elements that need nothing but their content. */
const simple: Record<string, "strong" | "em" | "s" | "thead" | "tbody" | "tr" | "blockquote" | "ul"> = {
  strong_open: "strong",
  em_open: "em",
  s_open: "s",
  thead_open: "thead",
  tbody_open: "tbody",
  tr_open: "tr",
  blockquote_open: "blockquote",
  bullet_list_open: "ul",
};

function drawBlock({ token, children }: Branch, key: number): ReactNode | undefined {
  switch (token.type) {
    case "inline":
      return draw(children);
    case "paragraph_open":
      return token.hidden ? (
        draw(children)
      ) : (
        <p key={key} dir="auto">
          {draw(children)}
        </p>
      );
    case "heading_open":
      // The page has its own headings; a message's are only large letters.
      return (
        <p key={key} dir="auto" className={`message-heading message-heading-${token.tag}`}>
          {draw(children)}
        </p>
      );
    case "ordered_list_open":
      return (
        <ol key={key} start={Number(token.attrGet("start") ?? 1)}>
          {draw(children)}
        </ol>
      );
    case "list_item_open":
      return <ListItem key={key}>{children}</ListItem>;
    case "table_open":
      return (
        <div key={key} className="message-table">
          <table>{draw(children)}</table>
        </div>
      );
    case "th_open":
      return (
        <th key={key} scope="col" dir="auto" className={alignment(branchStyle(token))}>
          {draw(children)}
        </th>
      );
    case "td_open":
      return (
        <td key={key} dir="auto" className={alignment(branchStyle(token))}>
          {draw(children)}
        </td>
      );
    case "fence":
    case "code_block":
      return (
        <CodeBlock
          key={key}
          code={token.content.replace(/\n$/, "")}
          language={token.info?.trim().split(/\s+/)[0] ?? ""}
        />
      );
    case "maths_block":
      return <Formula key={key} source={token.content} block />;
    case "hr":
      return <hr key={key} />;
    default:
      return undefined;
  }
}

function drawInline({ token, children }: Branch, key: number): ReactNode {
  switch (token.type) {
    case "text":
      return <Words key={key} text={token.content} />;
    case "softbreak":
    case "hardbreak":
      return <br key={key} />;
    case "code_inline":
      return (
        <code key={key} dir="ltr">
          {token.content}
        </code>
      );
    case "maths_inline":
      return <Formula key={key} source={token.content} block={false} />;
    case "moment":
      return <Moment key={key} at={token.content} />;
    case "spoiler_open":
      return <Spoiler key={key}>{draw(children)}</Spoiler>;
    case "link_open":
      return (
        <MessageLink key={key} href={String(token.attrGet("href") ?? "")}>
          {draw(children)}
        </MessageLink>
      );
    case "image":
      // A picture from elsewhere would tell its server who reads this: a link does not, until it is followed.
      return (
        <MessageLink key={key} href={String(token.attrGet("src") ?? "")}>
          {token.content || String(token.attrGet("src") ?? "")}
        </MessageLink>
      );
    default:
      return token.content || null;
  }
}

const branchStyle = (token: Branch["token"]): string => String(token.attrGet("style") ?? "");
const alignment = (style: string): string | undefined =>
  style.includes("right") ? "text-end" : style.includes("center") ? "text-center" : undefined;

/** Words, with those that call everybody, and one's own, standing out. */
function Words({ text }: { text: string }) {
  const own = ownWordsPattern(usePreference("keywords"));
  const marked = [...text.matchAll(everybodyWord), ...(own ? text.matchAll(own) : [])];
  if (marked.length === 0) return <EmojiText text={text} />;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const found of marked.sort((a, b) => a.index - b.index)) {
    if (found.index < at) continue;
    parts.push(
      <EmojiText key={at} text={text.slice(at, found.index)} />,
      <mark key={`${found.index}!`} className={/^@/.test(found[0]) ? "mention" : "own-word"}>
        {found[0]}
      </mark>,
    );
    at = found.index + found[0].length;
  }
  return [...parts, <EmojiText key={at} text={text.slice(at)} />];
}

const task = /^\[([ xX])\]\s+/;

/** An item of a list; `[ ]` and `[x]` at its beginning are a box. */
function ListItem({ children }: { children: readonly Branch[] }) {
  const words = children[0]?.children[0]?.children[0]?.token;
  const box = words?.type === "text" ? task.exec(words.content) : null;
  if (!box || !words) return <li dir="auto">{draw(children)}</li>;
  return (
    <li dir="auto" className="message-task">
      <input
        type="checkbox"
        checked={box[1] !== " "}
        disabled
        readOnly
        aria-label={words.content.slice(box[0].length)}
      />
      {draw(withoutStart(children, box[0].length))}
    </li>
  );
}

/** The same branches without the first letters of their first words. */
function withoutStart([first, ...rest]: readonly Branch[], letters: number): Branch[] {
  if (!first) return [];
  if (first.token.type !== "text") return [{ ...first, children: withoutStart(first.children, letters) }, ...rest];
  const token = Object.assign(Object.create(first.token) as Branch["token"], {
    content: first.token.content.slice(letters),
  });
  return [{ ...first, token }, ...rest];
}
