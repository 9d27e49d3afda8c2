import { linksIn } from "@atrium/contract/chat/links-in.ts";
import { type Message, messageChanged, messageSent } from "@atrium/contract/chat/messages.ts";
import { follow } from "#platform/events/follower.ts";
import type { ListenerContext } from "#platform/operations/feature.ts";
import { lookUp } from "./look-up.ts";
import { linksOf, type MessageLink, replaceLinks } from "./message-link-rows.ts";
import { type PreviewRow, previewsOf } from "./preview-rows.ts";
import { showPreviews } from "./show-previews.ts";

/**
 * After a message was sent or edited: what it links to is looked up, once per page. A deleted one keeps its links, as it
 * keeps its text, for the day on which the deletion may be undone; nobody is shown either.
 */
export const followLinks = follow("chat/link-previews", [messageSent, messageChanged], async (context, events) => {
  const { config } = context.platform;
  if (!config.linkPreviews) return;
  const last = new Map(events.map(({ data: { message } }) => [message.id, message]));
  const links = new Map<Message, string[]>();
  for (const message of last.values()) {
    const found = message.deletedAt ? [] : linksIn(message.text).filter((url) => new URL(url).origin !== config.url);
    if (found.length > 0 || (message.editedAt && !message.deletedAt)) links.set(message, found);
  }
  if (links.size > 0) await takeLinks(context, links);
});

async function takeLinks(context: ListenerContext, links: Map<Message, string[]>): Promise<void> {
  const { db, workspaceId, now } = context;
  const known = await linksOf(
    db,
    workspaceId,
    [...links.keys()].map(({ id }) => id),
  );
  const urls = [...new Set([...links.values()].flat())];
  const previews = urls.length > 0 ? await previewsOf(db, workspaceId, urls) : new Map<string, PreviewRow>();
  const wanted = [...links].map(([message, found]) => ({ message, rows: rowsOf(message, found, previews) }));
  const changed = wanted.filter(({ message, rows }) => orderOf(rows) !== orderOf(known.get(message.id) ?? []));
  if (changed.length === 0) return;
  const ids = changed.map(({ message }) => message.id);
  await replaceLinks(
    db,
    workspaceId,
    ids,
    changed.flatMap(({ rows }) => rows),
  );
  const ofChanged = new Set(changed.flatMap(({ rows }) => rows.map((row) => row.preview_id)));
  for (const preview of previews.values())
    if (ofChanged.has(preview.id) && !(preview.expires_at && preview.expires_at > now))
      await context.enqueue(lookUp, { workspaceId, previewId: preview.id }, { key: preview.id });
  const hasCard = new Set([...previews.values()].filter(({ card }) => card).map(({ id }) => id));
  for (const { message, rows } of changed)
    if (known.has(message.id) || rows.some((row) => hasCard.has(row.preview_id)))
      await showPreviews({ ...context, actorId: null }, { channelId: message.channelId, messageId: message.id });
}

const rowsOf = (message: Message, urls: string[], previews: Map<string, PreviewRow>): MessageLink[] =>
  urls.flatMap((url, position) => {
    const preview = previews.get(url);
    const place = { message_id: message.id, channel_id: message.channelId, position };
    return preview ? [{ ...place, preview_id: preview.id }] : [];
  });

const orderOf = (rows: MessageLink[]): string => rows.map((row) => row.preview_id).join();
