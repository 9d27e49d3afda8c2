import { type Command, listCommands } from "@atrium/contract/chat/commands.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear } from "#platform/store/feed.ts";
import { callHere } from "../call-here.ts";
import { localCommands } from "./local-commands.ts";

/** What the server offers, once it was asked; asked again in every workspace. */
export const offered = createStore<readonly Command[] | null>(null);
let asked: Promise<void> | null = null;

/** Everything that can be written with a slash here, by name. */
export function allCommands(fromServer: readonly Command[] | null): Command[] {
  const here = localCommands
    .items()
    .flatMap(({ name, summary }) => (summary ? { name, summary: summary(), usage: `/${name}`, arguments: [] } : []));
  return [...(fromServer ?? []), ...here].sort((a, b) => a.name.localeCompare(b.name));
}

/** Asks the server once; a failure is asked again the next time. */
export function loadCommands(): Promise<void> {
  asked ??= callHere(listCommands, {}).then(
    ({ commands }) => offered.set(commands),
    () => {
      asked = null;
    },
  );
  return asked;
}

onClear(() => {
  asked = null;
  offered.set(null);
});
