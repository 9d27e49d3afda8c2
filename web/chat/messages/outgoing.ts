import type { Message } from "@atrium/contract/chat/messages.ts";
import type { ApiError } from "#platform/api/api-error.ts";

/** A message on its way to the server. */
export type Outgoing = {
  clientId: string;
  channelId: string;
  threadId: string | null;
  alsoToChannel: boolean;
  text: string;
  /** It carries files, which are on their way themselves. */
  withFiles: boolean;
  createdAt: string;
  /** `uploading` until its files are there, `waiting` for the network, `sending` now, `refused` with a reason. */
  state: "uploading" | "waiting" | "sending" | "refused";
  error: ApiError | null;
};

/** How a message on its way looks in the list, before the server has given it a place. */
export const asMessage = (outgoing: Outgoing, authorId: string): Message => ({
  id: outgoing.clientId,
  channelId: outgoing.channelId,
  seq: null,
  threadId: outgoing.threadId,
  threadSeq: null,
  authorId,
  clientId: outgoing.clientId,
  text: outgoing.text,
  createdAt: outgoing.createdAt,
  editedAt: null,
  deletedAt: null,
  reactions: [],
  parts: {},
  thread: null,
});
