import { Parser } from "htmlparser2";
import type { OutsideAnswer } from "#platform/fetch/fetch-outside.ts";

/** What a page says in its head; addresses are whole. `embed` is where it is described in oEmbed's form. */
export type PageHead = {
  title: string;
  plainTitle: string;
  description: string;
  site: string;
  image: string | undefined;
  embed: string | undefined;
};

/** The page's text in the encoding it names: in its header, in its first bytes, or UTF-8. */
export function pageText({ body, charset }: Pick<OutsideAnswer, "body" | "charset">): string {
  const inPage = /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(body.toString("latin1", 0, 2048))?.[1];
  for (const label of [charset, inPage, "utf-8"]) {
    const decoder = label && decoderFor(label);
    if (decoder) return decoder.decode(body);
  }
  return body.toString();
}

function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

/** @param url Where the page was found, which its relative addresses rest on. */
export function readPage(html: string, url: string): PageHead {
  const metas = new Map<string, string>();
  let plainTitle = "";
  let base = url;
  let embed: string | undefined;
  let isTitle = false;
  let isOver = false;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === "meta") takeMeta(metas, attributes);
      if (name === "title") isTitle = plainTitle === "";
      if (name === "base" && attributes["href"]) base = URL.parse(attributes["href"], url)?.href ?? base;
      if (name === "link" && isEmbedLink(attributes)) embed ??= attributes["href"];
      // What a page says of itself stands in its head; some put it into the body by mistake, never behind its text.
      if (name === "article" || name === "main") isOver = true;
    },
    ontext: (text) => {
      if (isTitle) plainTitle += text;
    },
    onclosetag: (name) => {
      if (name === "title") isTitle = false;
    },
  });
  for (let at = 0; at < html.length && !isOver; at += 16_384) parser.write(html.slice(at, at + 16_384));
  parser.end();
  const first = (...names: string[]) => names.map((name) => metas.get(name)?.trim()).find(Boolean) ?? "";
  const whole = (address: string | undefined) => (address ? (URL.parse(address, base)?.href ?? undefined) : undefined);
  return {
    title: first("og:title", "twitter:title"),
    plainTitle,
    description: first("og:description", "twitter:description", "description"),
    site: first("og:site_name", "application-name"),
    image: whole(first("og:image:secure_url", "og:image:url", "og:image", "twitter:image", "twitter:image:src")),
    embed: whole(embed),
  };
}

/** The first of each name counts. */
function takeMeta(metas: Map<string, string>, attributes: Record<string, string>): void {
  const name = (attributes["property"] ?? attributes["name"])?.trim().toLowerCase();
  const content = attributes["content"];
  if (name && content && !metas.has(name) && metas.size < 200) metas.set(name, content.slice(0, 4000));
}

const isEmbedLink = ({ rel = "", type = "" }: Record<string, string>): boolean =>
  /\balternate\b/i.test(rel) && type.toLowerCase() === "application/json+oembed";
