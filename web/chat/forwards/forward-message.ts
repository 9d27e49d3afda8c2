import { forwardMessage } from "@atrium/contract/chat/forwarding.ts";
import type { Message } from "@atrium/contract/chat/messages.ts";
import { plural, t } from "@lingui/core/macro";
import { newClientId } from "#platform/api/new-client-id.ts";
import { go } from "#platform/router/navigation.ts";
import { toast } from "#ui/feedback/toast.ts";
import { confirm } from "#ui/overlays/confirm.ts";
import { callHere } from "../call-here.ts";
import { channelById, channelTitle, myChannel } from "../channels/index.ts";
import { channelAddress } from "../chat-address.ts";

/** Where a message goes: a channel or conversation one is in, or a person. */
export type Target = { kind: "channel" | "person"; id: string; title: string };

/** Sends it, unless one thinks better of it. Answers whether it was sent. */
export async function forward(message: Message, targets: readonly Target[], comment: string): Promise<boolean> {
  if (isPrivate(message.channelId) && !(await confirmWider(message, targets))) return false;
  const idsOf = (kind: Target["kind"]) => targets.filter((target) => target.kind === kind).map(({ id }) => id);
  const clientId = newClientId();
  const { channelId, id: messageId } = message;
  const input = { channelId, messageId, clientId, channelIds: idsOf("channel"), memberIds: idsOf("person"), comment };
  const { sent } = await callHere(forwardMessage, input, { key: clientId });
  const [only] = sent;
  const words = targets.length === 1 ? t`Forwarded to ${targets[0]?.title ?? ""}` : forwardedTo(targets.length);
  const show = () => only && go(channelAddress(only.channelId, { message: only.messageId }));
  toast(words, targets.length === 1 ? { action: { label: t`Show`, run: show } } : {});
  return true;
}

const forwardedTo = (count: number): string =>
  t`Forwarded to ${plural(count, { one: "# conversation", other: "# conversations" })}`;

/** What only those inside can read. */
const isPrivate = (channelId: string): boolean => channelById(channelId)?.visibility !== "public";

/** Notes to oneself go nowhere else. */
const isOwnNotes = ({ kind, id }: Target): boolean => kind === "channel" && myChannel(id)?.channel.people.length === 1;

async function confirmWider(message: Message, targets: readonly Target[]): Promise<boolean> {
  const others = targets.filter((target) => target.id !== message.channelId && !isOwnNotes(target));
  if (others.length === 0) return true;
  const channel = channelById(message.channelId);
  const from = channel?.kind === "channel" ? `#${channel.name}` : channel && channelTitle(channel);
  const names = new Intl.ListFormat(undefined, { type: "conjunction" }).format(others.map(({ title }) => title));
  return confirm({
    title: t`Forward something private?`,
    text: t`This was said in ${from ?? ""}, which only its people can read. Everybody in ${names} will read it, with the name of its author.`,
    action: t`Forward`,
  });
}
