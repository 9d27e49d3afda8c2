import { messageGrammar } from "./message-text.ts";

/** The most links of one message that are looked up. */
const mostLinks = 5;
const grammar = messageGrammar();
/** Cheap test first: most messages link nowhere and are never parsed. */
const mayLink = /https?:\/\/|\w\.\w\w/i;

/** The web addresses a text links to, each once, as far as they are looked up: not those in code, quotes and spoilers. */
export function linksIn(text: string): string[] {
  const links = new Set<string>();
  if (!mayLink.test(text)) return [];
  let hidden = 0;
  for (const token of grammar.parse(text, {})) {
    if (token.type === "blockquote_open") hidden += 1;
    if (token.type === "blockquote_close") hidden -= 1;
    for (const child of token.type === "inline" ? (token.children ?? []) : []) {
      if (child.type.includes("spoiler")) hidden += child.nesting;
      const link = child.type === "link_open" && hidden <= 0 && webAddress(String(child.attrGet("href") ?? ""));
      if (link) links.add(link);
      if (links.size === mostLinks) return [...links];
    }
  }
  return [...links];
}

/** Without the fragment, which no server sees. */
function webAddress(href: string): string | undefined {
  const url = /^https?:\/\//i.test(href) ? URL.parse(href) : null;
  if (!url) return undefined;
  url.hash = "";
  return url.href.length <= 2000 ? url.href : undefined;
}
