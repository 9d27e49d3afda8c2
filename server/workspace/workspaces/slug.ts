import { randomInt } from "node:crypto";
import { foldName } from "#people/profiles/index.ts";

/** A workspace's name as it can stand in an address: `Nordwind & Söhne` is `nordwind-sohne`. */
export const slugOf = (name: string): string =>
  foldName(name)
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 48)
    .replaceAll(/^-+|-+$/g, "") || "workspace";

/** First words of addresses that are pages of the instance; a workspace of that name gets a number. */
const reserved = new Set([
  ...["sign-in", "sign-up", "reset", "verify", "account", "local-mail", "welcome", "join", "invitation"],
  ...["api", "health", "metrics", "assets", "admin", "settings", "help", "theme"],
]);

/** What to try in turn: the name, the name with a small number, and then one that is free for sure. */
export function* slugCandidates(name: string): Generator<string> {
  const slug = slugOf(name);
  if (!reserved.has(slug)) yield slug;
  for (let number = 2; number <= 4; number += 1) yield `${slug}-${number}`;
  for (let tries = 0; tries < 5; tries += 1) yield `${slug}-${randomInt(10_000, 1_000_000_000)}`;
}
