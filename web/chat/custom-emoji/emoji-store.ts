import {
  type CustomEmoji,
  customEmojiChanged,
  deleteCustomEmoji,
  listCustomEmoji,
} from "@atrium/contract/chat/custom-emoji.ts";
import type { DataOf } from "@atrium/contract/protocol/event.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { currentSpace, space } from "#platform/store/space.ts";
import { emojiPictures } from "#platform/words/emoji-text.tsx";
import { callHere } from "../call-here.ts";
import { customEmoji, emojiVersion } from "../emoji/index.ts";
import { type EmojiList, listAfter, noEmoji } from "./emoji-list.ts";

const cacheKey = "custom-emoji";
let held: EmojiList | null = null;

function hold(next: EmojiList): void {
  held = next;
  show(next.emoji);
  currentSpace()
    .cache.set(cacheKey, next)
    .catch(() => undefined);
}

function show(emoji: readonly CustomEmoji[]): void {
  const { workspaceId } = currentSpace();
  customEmoji.set(emoji);
  emojiPictures.set(
    new Map(
      emoji.flatMap(({ id, name, aliases }) =>
        [name, ...aliases].map((one) => [one, `/api/v1/workspaces/${workspaceId}/emoji/${id}`] as const),
      ),
    ),
  );
}

/** Has the list of the version that the workspace's first answer named. */
async function fetchList(): Promise<void> {
  const here = space.get();
  const wanted = emojiVersion.get();
  if (!here || wanted === (held?.version ?? 0)) return;
  const kept = held ?? (await here.cache.get<EmojiList>(cacheKey));
  const isHere = () => space.get()?.workspaceId === here.workspaceId;
  if (kept && isHere()) hold(kept);
  if (kept?.version === wanted || !isHere()) return;
  const answer = await callHere(listCustomEmoji, kept ? { version: kept.version } : {});
  if (isHere() && answer.emoji) hold({ version: answer.version, emoji: answer.emoji });
}

/** Where something was missed the list is fetched. */
function apply(change: DataOf<typeof customEmojiChanged>): void {
  const before = held ?? noEmoji;
  const after = listAfter(before, change);
  if (!after) emojiVersion.set(change.version);
  else if (after !== before) hold(after);
}

/** Deletes an emoji: at once here, and back again when the server refuses. */
export async function removeEmoji({ id }: CustomEmoji): Promise<void> {
  const before = customEmoji.get();
  show(before.filter((one) => one.id !== id));
  try {
    await callHere(deleteCustomEmoji, { emojiId: id });
  } catch (error) {
    show(before);
    throw error;
  }
}

/** Called once. */
export function registerEmojiStore(): void {
  const fetchNow = () => void fetchList().catch(() => undefined);
  onEvent(customEmojiChanged, apply);
  onClear(() => {
    held = null;
    customEmoji.set([]);
    emojiPictures.set(new Map());
    emojiVersion.set(0);
  });
  emojiVersion.subscribe(fetchNow);
  fetchNow();
}
