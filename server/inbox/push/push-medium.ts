import { sendPush } from "#people/push/index.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { provided } from "#platform/operations/platform.ts";
import { countWaiting } from "../items/index.ts";
import type { Medium, Notice, Telling, ToldConversation } from "../media/index.ts";

/** Who used the app this lately is at it: their phone stays quiet, and they are asked about `again` later; in ms. */
const justHere = 90_000;
const again = 60_000;

/** By Web Push: a notification for each conversation, in the place of its older one; taken back when it is read. */
export const pushMedium: Medium = {
  name: "push",
  abreast: 16,
  atOnce: 96,
  async send(platform, telling) {
    const { to, held, conversations, workspaceId } = telling;
    const now = Date.now();
    if (!held && to.seenAt && now - to.seenAt.getTime() < justHere) return { again: new Date(now + again) };
    const [only, second] = conversations;
    const shown = telling.notice
      ? noticeShown(telling, telling.notice)
      : only && !second
        ? oneShown(telling, only)
        : manyShown(telling);
    await sendPush(platform, to.accountId, async () => {
      const badge = await waitingOf(platform, workspaceId, to.accountId);
      return { kind: "show", badge, ...shown };
    });
  },
  async withdraw(platform, { workspaceId, accountId, conversationId }) {
    await sendPush(platform, accountId, async () => {
      const badge = await waitingOf(platform, workspaceId, accountId);
      return { kind: "clear", tag: conversationId, badge };
    });
  },
};

type Shown = { tag: string; title: string; body: string; url: string; at: string };

/** The newest message, and how many there are. Who wrote it stands first: that is what one looks for. */
function oneShown({ workspace }: Telling, conversation: ToldConversation): Shown {
  const { messages, more, kind, title, threadId, channelId, conversationId } = conversation;
  const newest = messages.at(-1);
  const count = messages.length + more;
  const author = newest?.author ?? "";
  const place = threadId ? `thread in ${title}` : title;
  return {
    tag: conversationId,
    title: kind === "direct" ? author : `${author}, ${place}`,
    body: count > 1 ? `${newest?.text ?? ""}\n${count} new messages` : (newest?.text ?? ""),
    url: `/${workspace.slug}/c/${channelId}${threadId ? `?thread=${threadId}` : ""}`,
    at: (newest?.at ?? new Date()).toISOString(),
  };
}

const noticeShown = ({ workspace }: Telling, { id, title, body, path }: Notice): Shown => ({
  tag: id,
  title,
  body,
  url: `/${workspace.slug}/${path}`,
  at: new Date().toISOString(),
});

/** What quiet hours held, as one notification. */
function manyShown({ workspace, conversations, workspaceId }: Telling): Shown {
  const count = conversations.reduce((sum, { messages, more }) => sum + messages.length + more, 0);
  return {
    tag: `digest ${workspaceId}`,
    title: workspace.name,
    body: `${count} messages came during your quiet hours: ${conversations.map(({ title }) => title).join(", ")}`,
    url: `/${workspace.slug}/inbox?tab=unread`,
    at: new Date().toISOString(),
  };
}

/** The number on the app's icon: what waits in this workspace. */
async function waitingOf(platform: Platform, workspaceId: string, accountId: string): Promise<number> {
  const membership = provided(platform.catalogue, "membership");
  return platform.run({ workspaceId, mode: "read" }, async ({ db, now }) => {
    const member = (await membership(db, workspaceId, [accountId])).get(accountId);
    return member ? countWaiting(db, member, now) : 0;
  });
}
