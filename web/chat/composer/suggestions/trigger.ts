/** What is being typed: a sign, and what stands behind it up to the caret. */
export type Trigger = { sign: "@" | "#" | ":" | "/"; query: string };

/** Whether the caret stands behind the beginning of a name; `first` when nothing stands before these words. */
export function triggerIn(words: string, first: boolean): Trigger | null {
  const before = words.slice(-60);
  // A command stands at the very beginning.
  if (first && words.length <= 40 && /^\/[\w-]*$/.test(words)) return { sign: "/", query: words.slice(1) };
  const found =
    /(?:^|[\s("'])([@#])([^\n@#]{0,40})$/u.exec(before) ?? /(?:^|[\s(])(:)([\p{L}\p{N}_+-]{2,30})$/u.exec(before);
  if (!found) return null;
  const [, sign = "", query = ""] = found;
  // Behind a finished name the sentence goes on.
  if (query.startsWith(" ") || /\s\S*\s/.test(query)) return null;
  return { sign: sign as Trigger["sign"], query };
}
