import {
  changeSnippet,
  createSnippet,
  deleteSnippet,
  listSnippets,
  type Snippet,
  snippetChanged,
  snippetGone,
} from "@atrium/contract/chat/snippets.ts";
import { newClientId } from "#platform/api/new-client-id.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";
import { callHere } from "../call-here.ts";
import { loadWithSnapshot } from "../fresh-snapshot.ts";

/** Saved texts by id: one's own and the workspace's; null until they are known. */
const snippets = createStore<ReadonlyMap<string, Snippet> | null>(null);

/** Takes the answer and the event alike; applying twice changes nothing. */
const apply = (snippet: Snippet): void => snippets.set((all) => new Map(all).set(snippet.id, snippet));
const applyGone = (id: string): void => snippets.set((all) => all && new Map([...all].filter(([key]) => key !== id)));

const ordered = (all: ReadonlyMap<string, Snippet> | null): Snippet[] =>
  [...(all?.values() ?? [])].sort((a, b) => a.name.localeCompare(b.name) || Number(a.shared) - Number(b.shared));

/** By name, one's own first. */
export function useSnippets(): Snippet[] | null {
  const all = useStore(snippets);
  return all && ordered(all);
}

export const snippetsNow = (): Snippet[] => ordered(snippets.get());

export async function saveSnippet(wish: Pick<Snippet, "name" | "text" | "shared">, before?: Snippet): Promise<void> {
  const { name, text } = wish;
  const clientId = newClientId();
  const { snippet } = before
    ? await callHere(changeSnippet, { snippetId: before.id, name, text })
    : await callHere(createSnippet, { ...wish, clientId }, { key: clientId });
  apply(snippet);
}

/** Gone at once, and back again when the server refuses. */
export async function removeSnippet(snippet: Snippet): Promise<void> {
  applyGone(snippet.id);
  try {
    await callHere(deleteSnippet, { snippetId: snippet.id });
  } catch (error) {
    apply(snippet);
    throw error;
  }
}

/** Called once, after the first screen stands. */
export function registerSnippetStore(): void {
  onClear(() => snippets.set(null));
  onEvent(snippetChanged, ({ snippet }) => apply(snippet));
  onEvent(snippetGone, ({ snippetId }) => applyGone(snippetId));
  loadWithSnapshot(async () => {
    const { items } = await callHere(listSnippets, {});
    snippets.set(new Map(items.map((item) => [item.id, item])));
  });
}
