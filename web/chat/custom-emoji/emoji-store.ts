import {
  type CustomEmoji,
  customEmojiChanged,
  deleteCustomEmoji,
  listCustomEmoji,
} from "@atrium/contract/chat/custom-emoji.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { currentSpace, space } from "#platform/store/space.ts";
import { emojiPictures } from "#platform/words/emoji-text.tsx";
import { callHere } from "../call-here.ts";
import { customEmoji, emojiVersion } from "../emoji/index.ts";

/** The list as it was fetched, kept on the device: 5,000 entries are not fetched at every start. */
type Held = { version: number; emoji: readonly CustomEmoji[] };
const cacheKey = "custom-emoji";
let held: Held | null = null;

function hold(next: Held): void {
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
  const kept = held ?? (await here.cache.get<Held>(cacheKey));
  const isHere = () => space.get()?.workspaceId === here.workspaceId;
  if (kept && isHere()) hold(kept);
  if (kept?.version === wanted || !isHere()) return;
  const answer = await callHere(listCustomEmoji, kept ? { version: kept.version } : {});
  if (isHere() && answer.emoji) hold({ version: answer.version, emoji: answer.emoji });
}

/** A version that does not follow the one held: something was missed, so the list is fetched. */
function apply(version: number, emojiId: string, emoji: CustomEmoji | null): void {
  const before = held ?? { version: 0, emoji: [] };
  if (version <= before.version) return;
  if (version > before.version + 1) return emojiVersion.set(version);
  const others = before.emoji.filter(({ id }) => id !== emojiId);
  const after = emoji ? [...others, emoji].sort((a, b) => (a.name < b.name ? -1 : 1)) : others;
  hold({ version, emoji: after });
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
  onEvent(customEmojiChanged, ({ version, emojiId, emoji }) => apply(version, emojiId, emoji));
  onClear(() => {
    held = null;
    customEmoji.set([]);
    emojiPictures.set(new Map());
    emojiVersion.set(0);
  });
  emojiVersion.subscribe(fetchNow);
  fetchNow();
}
