import { useEffect } from "react";
import { currentSpace, space } from "../store/space.ts";
import { live } from "./live.ts";

/**
 * What is on the screen right now, gathered from everything that shows something: the server sends presence and
 * previews for this and nothing else. One watch frame replaces the one before, so the parts are put together here.
 */
type Shown = { people?: readonly string[]; scopes?: readonly { kind: string; id: string }[] };

const shown = new Set<Shown>();
const most = { people: 500, scopes: 20 };
let told = "";
let telling: ReturnType<typeof setTimeout> | undefined;

/** Says that something is on the screen until the answer is called. */
export function showOnScreen(what: Shown): () => void {
  shown.add(what);
  tellSoon();
  return () => {
    shown.delete(what);
    tellSoon();
  };
}

/** The same for as long as a component is mounted. Lists of equal ids count as equal. */
export function useOnScreen({ people = [], scopes = [] }: Shown): void {
  const key = JSON.stringify([people, scopes]);
  useEffect(() => {
    const [peopleThen, scopesThen] = JSON.parse(key) as [string[], { kind: string; id: string }[]];
    return showOnScreen({ people: peopleThen, scopes: scopesThen });
  }, [key]);
}

/** Scrolling changes it many times a second; the server hears of it a few times. */
function tellSoon(): void {
  telling ??= setTimeout(() => {
    telling = undefined;
    if (!space.get()) return;
    const { workspaceId } = currentSpace();
    const people = [...new Set([...shown].flatMap((what) => what.people ?? []))].sort().slice(0, most.people);
    const scopes = [...shown].flatMap((what) => what.scopes ?? []).slice(0, most.scopes);
    const now = JSON.stringify([workspaceId, people, scopes]);
    if (now === told) return;
    told = now;
    live().watch(workspaceId, { people, scopes });
  }, 300);
}
