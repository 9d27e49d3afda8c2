import { type ReactNode, useEffect } from "react";
import { createStore } from "../store/create-store.ts";
import { useStore } from "../store/use-store.ts";

/** Addresses of the pictures that stand for words such as `:name:`, by name; filled by the feature that has them. */
export const emojiPictures = createStore<ReadonlyMap<string, string>>(new Map());

/** Everybody's emoji by name: only programs write them so. Empty until the first such name is seen, and then fetched. */
export const emojiByName = createStore<ReadonlyMap<string, string>>(new Map());
export const emojiNamesWanted = createStore(false);

const written = /:([a-z0-9_+-]{2,32}):/g;

/** A text whose `:name:` are drawn where a picture or an emoji stands for them. */
export function EmojiText({ text }: { text: string }): ReactNode {
  return text.includes(":") ? <Drawn text={text} /> : text;
}

function Drawn({ text }: { text: string }) {
  const pictures = useStore(emojiPictures);
  const named = useStore(emojiByName);
  const parts: ReactNode[] = [];
  let at = 0;
  let unknown = false;
  for (const found of text.matchAll(written)) {
    const [whole, name = ""] = found;
    const end = found.index + whole.length;
    const picture = pictures.get(name);
    // Not the minutes of 10:30:45.
    const alone = !/[\p{L}\p{N}:]/u.test(
      text.slice(Math.max(0, found.index - 1), found.index) + text.slice(end, end + 1),
    );
    const emoji = picture ? (
      <img key={found.index} src={picture} alt={whole} title={whole} className="emoji" draggable={false} />
    ) : (
      alone && named.get(name)
    );
    unknown ||= alone && !emoji && named.size === 0;
    if (!emoji) continue;
    parts.push(text.slice(at, found.index), emoji);
    at = end;
  }
  useEffect(() => {
    if (unknown) emojiNamesWanted.set(true);
  }, [unknown]);
  return [...parts, text.slice(at)];
}
