import { sendMessage as sendOperation } from "@atrium/contract/chat/messages.ts";
import { ApiError } from "#platform/api/api-error.ts";
import { connectionState } from "#platform/realtime/live.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";
import { callHere } from "../call-here.ts";
import { applySent } from "./message-store.ts";
import type { Outgoing } from "./outgoing.ts";

/**
 * Messages on their way: written on this device first, sent one after the other in each channel, and removed when
 * the server has them. A retry carries the same client id, so that it is the same message. Text is never dropped:
 * what the server refuses stays until its author sends it again or discards it.
 */
export const outbox = createStore<readonly Outgoing[]>([]);

const prefix = "outbox/";
const keyOf = ({ createdAt, clientId }: Outgoing) => `${prefix}${createdAt} ${clientId}`;
/** Channels whose queue is being worked on. */
const working = new Set<string>();

/** Puts a message into the outbox: it shows at once and is kept on this device until the server has it. */
export function post(message: Pick<Outgoing, "clientId" | "channelId" | "threadId" | "alsoToChannel" | "text">): void {
  const outgoing: Outgoing = { ...message, createdAt: new Date().toISOString(), state: "sending", error: null };
  outbox.set((all) => [...all, outgoing]);
  keep(outgoing);
  work(outgoing.channelId);
}

/** Tries a refused message again. */
export function retry(clientId: string): void {
  const outgoing = update(clientId, { state: "sending", error: null });
  if (outgoing) work(outgoing.channelId);
}

/** Takes a message that was not sent out of the outbox. */
export function discard(clientId: string): void {
  const outgoing = outbox.get().find((one) => one.clientId === clientId);
  outbox.set((all) => all.filter((one) => one !== outgoing));
  if (outgoing) space.get()?.cache.delete(keyOf(outgoing)).catch(reportError);
}

/** Brings back what was not sent when the page was left, and goes on sending. */
export async function loadOutbox(): Promise<void> {
  const here = space.get();
  const kept = (await here?.cache.list<Omit<Outgoing, "state" | "error">>(prefix)) ?? [];
  if (space.get() !== here || kept.length === 0) return;
  const known = new Set(outbox.get().map((one) => one.clientId));
  const found = kept.filter(({ value }) => !known.has(value.clientId));
  outbox.set((all) => [...found.map(({ value }): Outgoing => ({ ...value, state: "waiting", error: null })), ...all]);
  for (const channelId of new Set(outbox.get().map((one) => one.channelId))) work(channelId);
}

function keep(outgoing: Outgoing): void {
  const { state: _state, error: _error, ...kept } = outgoing;
  space.get()?.cache.set(keyOf(outgoing), kept).catch(reportError);
}

function update(clientId: string, change: Partial<Outgoing>): Outgoing | undefined {
  outbox.set((all) => all.map((one) => (one.clientId === clientId ? { ...one, ...change } : one)));
  return outbox.get().find((one) => one.clientId === clientId);
}

function work(channelId: string): void {
  if (working.has(channelId)) return;
  working.add(channelId);
  const here = space.get();
  sendAll(channelId, () => space.get() === here)
    .catch(reportError)
    .finally(() => working.delete(channelId));
}

async function sendAll(channelId: string, isHere: () => boolean): Promise<void> {
  for (let failures = 0; isHere(); ) {
    const next = outbox.get().find((one) => one.channelId === channelId && one.state !== "refused");
    if (!next) return;
    const error = await send(next);
    if (!error) failures = 0;
    else if (error.passing) await pause(error.retryAfter ?? Math.min(30, 2 ** failures++));
    else update(next.clientId, { state: "refused", error });
  }
}

/** Sends one message; answers with what went wrong. */
async function send(outgoing: Outgoing): Promise<ApiError | null> {
  const { clientId, threadId, channelId, text, alsoToChannel } = outgoing;
  update(clientId, { state: "sending" });
  const inThread = threadId === null ? {} : { threadId, alsoToChannel };
  try {
    const { message } = await callHere(sendOperation, { channelId, clientId, text, ...inThread }, { key: clientId });
    applySent(message, null);
    discard(clientId);
    return null;
  } catch (thrown) {
    const error = thrown instanceof ApiError ? thrown : ApiError.offline(thrown);
    if (error.passing) update(clientId, { state: "waiting" });
    return error;
  }
}

/** Waits some seconds, or until the connection is back. */
function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(go, seconds * 1000);
    const stop = connectionState.subscribe(() => connectionState.get().status === "online" && go());
  });
}

/** Called once, when the app starts. */
export function registerOutbox(): void {
  onClear(() => outbox.set([]));
  space.subscribe(() => {
    if (space.get()) loadOutbox().catch(reportError);
  });
}
