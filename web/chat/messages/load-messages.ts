import { listMessages, type Message } from "@atrium/contract/chat/messages.ts";
import { listReplies, type MyThread } from "@atrium/contract/chat/threads.ts";
import { keepProfiles } from "#people/profiles/index.ts";
import { callHere } from "../call-here.ts";
import { type Conversation, conversationKey } from "../conversation.ts";
import { rememberSoon } from "./message-memory.ts";
import { freshness, positionIn, timelineOf, withJournal } from "./message-store.ts";
import { addPage, type Page } from "./timeline.ts";

/** Where in a conversation to read; nothing for its newest messages. */
export type Anchor = {
  before?: number;
  after?: number;
  around?: number;
  aroundMessage?: string;
  aroundDate?: string;
};

const pageSize = 50;
const onTheWay = new Map<string, Promise<readonly Message[]>>();
type Hearer = (mine: MyThread) => void;
let hearThread: Hearer = () => undefined;

/** Whoever keeps one's own state in threads is told of what comes along with their messages. */
export const onThreadRead = (hearer: Hearer): void => {
  hearThread = hearer;
};

/**
 * Fetches a page and adds it to what is held; asking twice at once is asking once. `fresh` throws away what was
 * held before: it may be out of date.
 */
export function loadMessages(
  conversation: Conversation,
  anchor: Anchor = {},
  fresh = false,
): Promise<readonly Message[]> {
  const key = `${conversationKey(conversation)} ${JSON.stringify(anchor)} ${fresh && freshness.get()}`;
  const known = onTheWay.get(key);
  if (known) return known;
  const loading = load(conversation, anchor, fresh).finally(() => onTheWay.delete(key));
  onTheWay.set(key, loading);
  return loading;
}

async function load(conversation: Conversation, anchor: Anchor, fresh: boolean): Promise<readonly Message[]> {
  const read = conversation.threadId === null ? readTimeline : readThread;
  const asked = freshness.get();
  const page = await withJournal(
    conversation.channelId,
    () => read(conversation, anchor),
    (page) => {
      const store = timelineOf(conversation);
      store.set(({ timeline, root, asOf }) => ({
        timeline: addPage(fresh ? [] : timeline, page, positionIn(conversation)),
        root: page.root ?? root,
        asOf: fresh ? asked : asOf,
      }));
    },
  );
  rememberSoon(conversation);
  return page.messages;
}

type Read = Page & { root?: Message };

async function readTimeline({ channelId }: Conversation, anchor: Anchor): Promise<Read> {
  const { messages, more, people } = await callHere(listMessages, { channelId, limit: pageSize, ...anchor });
  keepProfiles(people);
  return { messages, more, ...joinsOf(anchor) };
}

async function readThread({ channelId, threadId }: Conversation, { before, after }: Anchor): Promise<Read> {
  const anchor = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  const keys = { channelId, threadId: threadId ?? "" };
  const { root, replies, more, mine, people } = await callHere(listReplies, { ...keys, limit: pageSize, ...anchor });
  keepProfiles(people);
  hearThread(mine);
  return { messages: replies, more, root, ...joinsOf(anchor) };
}

const joinsOf = ({ before, after }: Anchor): { joins?: number } => {
  const joins = before ?? after;
  return joins === undefined ? {} : { joins };
};
