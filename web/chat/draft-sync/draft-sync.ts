import { type Draft, draftChanged, keepDraft as keepOperation, listDrafts } from "@atrium/contract/chat/drafts.ts";
import type { SharedFile } from "@atrium/contract/files/files.ts";
import { holdFiles, uploads, uploadsLoaded } from "#files/uploads/index.ts";
import { ApiError } from "#platform/api/api-error.ts";
import { connectionState } from "#platform/realtime/live.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onSignal } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";
import { callHere } from "../call-here.ts";
import { conversationKey, conversationOf } from "../conversation.ts";
import { adoptDraft, drafts, draftsLoaded } from "../drafts/index.ts";
import { loadWithSnapshot } from "../fresh-snapshot.ts";
import { isConversation } from "../known-conversation.ts";
import { draftFiles, followFiles, isSame, keepApart, onDraftFiles } from "./draft-files.ts";

/**
 * Drafts on all of one's devices. What is typed here is the truth here: it is told to the server when the keys rest,
 * and what others wrote is taken only where nothing of one's own waits to be told. When both wrote, the server keeps
 * one beside the other.
 */

/** What the server had when this device last looked, by conversation; also across a reload. */
type Known = {
  text: string;
  /** Missing in what was remembered before files went along. */
  files?: SharedFile[];
  /** Of the files those that were sent or taken out here, and the server may not know it yet. */
  gone?: string[];
  version: number;
};
const known = new Map<string, Known>();
const prefix = "draft-known/";

/** What was written elsewhere at the same time, and is kept beside the draft. */
export const otherDrafts = createStore<ReadonlyMap<string, string>>(new Map());

const afterKeys = 1500;
const afterSending = 100;
const afterFailing = 10_000;
const waiting = new Map<string, ReturnType<typeof setTimeout>>();
const telling = new Set<string>();
/** The last version this device was told there is: what is older has been overtaken on its way. */
const heard = new Map<string, number>();
/** Whether what this device knew before it was left has been read: nothing is told without it. */
let remembers = false;

const here = (key: string): string => drafts.get().get(key) ?? "";
const knownFiles = (key: string): string[] => known.get(key)?.files?.map(({ id }) => id) ?? [];
const isUntold = (key: string): boolean =>
  here(key) !== (known.get(key)?.text ?? "") || (isConversation(key) && !isSame(draftFiles(key), knownFiles(key)));
const knownVersion = (key: string): number => known.get(key)?.version ?? 0;
const isOvertaken = (key: string, version: number): boolean =>
  version < Math.max(knownVersion(key), heard.get(key) ?? 0);

function soon(key: string, delay = here(key) === "" ? afterSending : afterKeys): void {
  clearTimeout(waiting.get(key));
  waiting.set(
    key,
    setTimeout(() => tell(key), delay),
  );
}

/** Tells the server what stands here. Without an answer it is told again when the connection is back. */
function tell(key: string): void {
  clearTimeout(waiting.get(key));
  waiting.delete(key);
  if (!remembers || !isUntold(key) || telling.has(key)) return;
  const text = here(key);
  const files = draftFiles(key);
  telling.add(key);
  keep(key, { text }).then(
    (draft) => {
      telling.delete(key);
      // What was typed, or finished, while the server answered is told next.
      if (here(key) !== text || !isSame(draftFiles(key), files)) soon(key);
      else {
        // It was emptied here and went on elsewhere.
        if (draft.text !== text) adoptDraft(key, draft.text);
        followFiles(key, files, draft.files);
      }
      if (isOvertaken(key, knownVersion(key))) compareSoon();
    },
    (error: unknown) => {
      telling.delete(key);
      if (error instanceof ApiError && error.code === "file_not_ready")
        keepApart(files.filter((id) => !knownFiles(key).includes(id)));
      else if (!mayWorkLater(error)) return;
      soon(key, afterFailing);
    },
  );
}

const mayWorkLater = (error: unknown): boolean =>
  error instanceof ApiError && ["conflict", "too_many_requests", "internal", "unavailable"].includes(error.code);

async function keep(key: string, change: { text: string; other?: string | null }): Promise<Draft> {
  const { channelId, threadId } = conversationOf(key);
  const place = threadId === null ? { channelId } : { channelId, threadId };
  // Of a conversation this device knows nothing of yet it cannot say that there are none.
  const carried = isConversation(key) ? { files: draftFiles(key) } : {};
  const { draft } = await callHere(keepOperation, { ...place, ...change, ...carried, base: knownVersion(key) });
  if (draft.version >= knownVersion(key)) remember(key, draft);
  return draft;
}

/** Settles two texts: one holds from now on, the other is kept beside it or put away. */
export async function settle(key: string, text: string, other: string | null): Promise<void> {
  adoptDraft(key, text);
  await keep(key, { text, other });
}

/** Takes a draft as the server has it, unless something typed here waits to be told. */
function take(draft: Draft): void {
  const key = conversationKey(draft);
  if (isOvertaken(key, draft.version)) return;
  // The answer that is on its way may be older or newer than this: it is looked at again behind it.
  if (telling.has(key)) return void heard.set(key, draft.version);
  const differs = here(key) !== draft.text || !isSame(draftFiles(key), draft.files.map(idOf));
  if (isUntold(key) && differs) return soon(key);
  const had = knownFiles(key);
  remember(key, draft);
  if (here(key) !== draft.text) adoptDraft(key, draft.text);
  followFiles(key, had, draft.files);
}

const idOf = ({ id }: SharedFile): string => id;

function remember(key: string, { text, files, other, version }: Draft): void {
  known.set(key, { text, files, version });
  otherDrafts.set((all) => {
    const rest = [...all].filter(([one]) => one !== key);
    return new Map(other === null ? rest : [...rest, [key, other]]);
  });
  const cache = space.get()?.cache;
  const isGone = text === "" && files.length === 0;
  const kept = isGone ? cache?.delete(prefix + key) : cache?.set(prefix + key, { text, files, version });
  kept?.catch(reportError);
}

/** At once: a file that was sent must not come back when the page is left before the server was told. */
function noteGone(key: string): void {
  const now = known.get(key);
  const here = draftFiles(key);
  const gone = knownFiles(key).filter((id) => !here.includes(id));
  if (now && gone.length > 0)
    space
      .get()
      ?.cache.set(prefix + key, { ...now, gone } satisfies Known)
      .catch(reportError);
}

let looks = 0;

/** Compares all there is here with all the server has. */
async function compare(): Promise<void> {
  looks += 1;
  const look = looks;
  await recall();
  const before = new Map(known);
  const { items } = await callHere(listDrafts, {});
  // A later look is under way: an older answer must not undo it.
  if (look !== looks) return;
  for (const item of items) take(item);
  const found = new Set(items.map(conversationKey));
  for (const [key, had] of before) {
    // What changed here while the list was made is newer than the list.
    const hadNothing = had.text === "" && !had.files?.length;
    if (found.has(key) || hadNothing || known.get(key) !== had || telling.has(key)) continue;
    // Sent or emptied elsewhere: gone here, too, unless it went on here.
    const untold = isUntold(key);
    const hadFiles = knownFiles(key);
    remember(key, { ...conversationOf(key), text: "", files: [], other: null, version: had.version });
    if (!untold && here(key) !== "") adoptDraft(key, "");
    if (!untold) followFiles(key, hadFiles, []);
  }
  // Also what was emptied before this device had read what it knew.
  const holders = uploads.get().map(({ holder }) => holder);
  for (const key of new Set([...known.keys(), ...drafts.get().keys(), ...holders])) if (isUntold(key)) soon(key);
}

/** Reads what this device knew before it was left. */
async function recall(): Promise<void> {
  await Promise.all([draftsLoaded(), uploadsLoaded()]);
  const cache = space.get()?.cache;
  for (const { key, value } of (await cache?.list<Known>(prefix)) ?? []) {
    const name = key.slice(prefix.length);
    if (space.get()?.cache !== cache || known.has(name)) continue;
    known.set(name, value);
    // Those of this device it has kept itself; of what was added elsewhere only the server has the bytes.
    const { files = [], gone = [] } = value;
    holdFiles(
      name,
      files.filter(({ id }) => !gone.includes(id)),
    );
  }
  remembers = true;
}

let comparing: ReturnType<typeof setTimeout> | undefined;
/** Several tellings of one moment are one look. One that fails is made again: what was told is not told twice. */
function compareSoon(delay = 300): void {
  clearTimeout(comparing);
  comparing = setTimeout(() => {
    if (space.get()) compare().catch((error: unknown) => mayWorkLater(error) && compareSoon(afterFailing));
  }, delay);
}

/** Called once, after the first screen stands. */
export function registerDraftSync(): void {
  onClear(() => {
    for (const timer of waiting.values()) clearTimeout(timer);
    for (const memory of [waiting, known, telling, heard]) memory.clear();
    otherDrafts.set(new Map());
    remembers = false;
    looks += 1;
  });
  let before = drafts.get();
  drafts.subscribe(() => {
    const now = drafts.get();
    for (const key of new Set([...before.keys(), ...now.keys()])) {
      if (before.get(key) !== now.get(key) && space.get() && isUntold(key)) soon(key);
    }
    before = now;
  });
  onDraftFiles((key) => {
    if (!space.get() || !isUntold(key)) return;
    // Not when all is let go of because the workspace is left: by then nothing is known any more.
    queueMicrotask(() => noteGone(key));
    soon(key);
  });
  onSignal(draftChanged, ({ version, ...conversation }) => {
    const key = conversationKey(conversation);
    if (isOvertaken(key, version) || version === knownVersion(key)) return;
    heard.set(key, version);
    // While one's own is kept, the answer says whether this was it.
    if (!telling.has(key)) compareSoon();
  });
  // Signals are told to who is connected: coming back one looks. Offline there is nothing to be told.
  let online = connectionState.get().status === "online";
  connectionState.subscribe(() => {
    const now = connectionState.get().status === "online";
    if (now && !online) compareSoon();
    online = now;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") for (const key of [...waiting.keys()]) tell(key);
  });
  loadWithSnapshot(async () => compareSoon());
}
