import type { SharedFile } from "@atrium/contract/files/files.ts";
import { dropFiles, holdFiles, uploads } from "#files/uploads/index.ts";

/** A message carries no more. */
const most = 10;
/** Those the server did not take, e.g. because they were removed there: without them the words are kept. */
const unfit = new Set<string>();

/** The files in a conversation's tray that the server has: what another device may show and send. */
export function draftFiles(key: string): string[] {
  const there = uploads.get().filter(({ holder, state }) => holder === key && state === "done");
  return there
    .flatMap(({ file }) => file?.id ?? [])
    .filter((id) => !unfit.has(id))
    .slice(0, most);
}

export const keepApart = (ids: readonly string[]): void => ids.forEach((id) => unfit.add(id));

/** Makes the tray follow the server: `before` is what it had when the two agreed last. */
export function followFiles(key: string, before: readonly string[], after: readonly SharedFile[]): void {
  const kept = new Set(after.map(({ id }) => id));
  dropFiles(
    key,
    before.filter((id) => !kept.has(id)),
  );
  holdFiles(key, after);
}

/** The order is each device's own: two that differ in it would otherwise correct each other for ever. */
export const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));

/** Calls with the conversations whose finished files changed. */
export function onDraftFiles(tell: (key: string) => void): void {
  let before = new Map<string, string[]>();
  uploads.subscribe(() => {
    const holders = new Set(uploads.get().map(({ holder }) => holder));
    const now = new Map([...holders].map((key) => [key, draftFiles(key)]));
    const was = before;
    before = now;
    for (const key of new Set([...was.keys(), ...now.keys()])) {
      if (!isSame(was.get(key) ?? [], now.get(key) ?? [])) tell(key);
    }
  });
}
