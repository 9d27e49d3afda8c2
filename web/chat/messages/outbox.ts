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
export function post(message: Omit<Outgoing, "createdAt" | "state" | "error">): void {
  const state = message.withFiles ? "uploading" : "sending";
  const outgoing: Outgoing = { ...message, createdAt: new Date().toISOString(), state, error: null };
  outbox.set((all) => [...all, outgoing]);
  keep(outgoing);
  begin(outgoing);
}

/** Sends a message, with files once they are there: those behind it do not wait for that. */
function begin({ clientId, channelId, withFiles }: Outgoing): void {
  if (withFiles) sendWithFiles(clientId).catch(reportError);
  else work(channelId);
}

/** The files of messages whose files the server has. */
const filesOf = new Map<string, string[]>();

async function sendWithFiles(clientId: string): Promise<void> {
  const files = await (await import("#files/uploads/index.ts")).finishedUploads(clientId);
  const outgoing = outbox.get().find((one) => one.clientId === clientId);
  if (!outgoing) return;
  // Each of them was taken out again.
  if (files.length === 0 && outgoing.text === "") return discard(clientId);
  filesOf.set(clientId, files);
  update(clientId, { state: "sending" });
  work(outgoing.channelId);
}

/** Tries a refused message again. */
export function retry(clientId: string): void {
  const found = outbox.get().find((one) => one.clientId === clientId);
  const outgoing = update(clientId, { state: found?.withFiles ? "uploading" : "sending", error: null });
  if (outgoing) begin(outgoing);
}

/** Takes a message that was not sent out of the outbox. */
export function discard(clientId: string): void {
  const outgoing = drop(clientId);
  if (outgoing?.withFiles) import("#files/uploads/index.ts").then((door) => door.removeUploads(clientId), reportError);
}

function drop(clientId: string): Outgoing | undefined {
  const outgoing = outbox.get().find((one) => one.clientId === clientId);
  outbox.set((all) => all.filter((one) => one !== outgoing));
  filesOf.delete(clientId);
  if (outgoing) space.get()?.cache.delete(keyOf(outgoing)).catch(reportError);
  return outgoing;
}

/** Brings back what was not sent when the page was left, and goes on sending. */
export async function loadOutbox(): Promise<void> {
  const here = space.get();
  const kept = (await here?.cache.list<Omit<Outgoing, "state" | "error">>(prefix)) ?? [];
  if (space.get() !== here || kept.length === 0) return;
  const known = new Set(outbox.get().map((one) => one.clientId));
  const found = kept.filter(({ value }) => !known.has(value.clientId));
  const again = found.map(
    ({ value }): Outgoing => ({ ...value, state: value.withFiles ? "uploading" : "waiting", error: null }),
  );
  outbox.set((all) => [...again, ...all]);
  for (const outgoing of again) begin(outgoing);
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
    const next = outbox.get().find((one) => one.channelId === channelId && isNext(one));
    if (!next) return;
    const error = await send(next);
    if (!error) failures = 0;
    else if (error.passing) await pause(error.retryAfter ?? Math.min(30, 2 ** failures++));
    else update(next.clientId, { state: "refused", error });
  }
}

const isNext = ({ state }: Outgoing): boolean => state === "waiting" || state === "sending";

/** Sends one message; answers with what went wrong. */
async function send(outgoing: Outgoing): Promise<ApiError | null> {
  const { clientId, threadId, channelId, text, alsoToChannel, withFiles } = outgoing;
  update(clientId, { state: "sending" });
  const inThread = threadId === null ? {} : { threadId, alsoToChannel };
  const carried = withFiles ? { files: filesOf.get(clientId) ?? [] } : {};
  try {
    const input = { channelId, clientId, text, ...carried, ...inThread };
    const { message } = await callHere(sendOperation, input, { key: clientId });
    if (withFiles) (await import("#files/uploads/index.ts")).uploadsSent(clientId);
    applySent(message, null);
    drop(clientId);
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
  onClear(() => {
    outbox.set([]);
    filesOf.clear();
  });
  space.subscribe(() => {
    if (space.get()) loadOutbox().catch(reportError);
  });
}
