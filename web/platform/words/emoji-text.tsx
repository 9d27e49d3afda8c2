import type { ReactNode } from "react";
import { createStore } from "../store/create-store.ts";
import { useStore } from "../store/use-store.ts";

/** Addresses of the pictures that stand for words such as `:name:`, by name; filled by the feature that has them. */
export const emojiPictures = createStore<ReadonlyMap<string, string>>(new Map());

const written = /:([a-z0-9_+-]{2,32}):/g;

/** A text whose `:name:` are drawn where a picture stands for them. */
export function EmojiText({ text }: { text: string }): ReactNode {
  return text.includes(":") ? <Drawn text={text} /> : text;
}

function Drawn({ text }: { text: string }) {
  const pictures = useStore(emojiPictures);
  const parts: ReactNode[] = [];
  let at = 0;
  for (const found of pictures.size > 0 ? text.matchAll(written) : []) {
    const picture = pictures.get(found[1] ?? "");
    if (!picture || found.index < at) continue;
    parts.push(
      text.slice(at, found.index),
      <img key={found.index} src={picture} alt={found[0]} title={found[0]} className="emoji" draggable={false} />,
    );
    at = found.index + found[0].length;
  }
  return [...parts, text.slice(at)];
}
