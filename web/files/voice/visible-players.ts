import { createStore } from "#platform/store/create-store.ts";

/** The players that can be seen now, by the track: what is heard and has none is shown in a bar. */
export const visiblePlayers = createStore<ReadonlySet<string>>(new Set());

const ids = new WeakMap<Element, string>();
let observer: IntersectionObserver | null = null;
const seen = new Set<Element>();

/** Until what is answered is called. */
export function watchPlayer(id: string, element: Element): () => void {
  observer ??= new IntersectionObserver(look);
  ids.set(element, id);
  observer.observe(element);
  return () => {
    observer?.unobserve(element);
    if (seen.delete(element)) tell();
  };
}

function look(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) seen.add(target);
    else seen.delete(target);
  }
  tell();
}

function tell(): void {
  visiblePlayers.set(new Set([...seen].map((element) => ids.get(element) ?? "")));
}
