import { listPushDevices, testPush } from "@atrium/contract/people/push.ts";
import { api } from "#platform/api/api.ts";
import { createStore } from "#platform/store/create-store.ts";

/** One hop of the way a notification takes: not yet tried, under way, done, or where it ended. */
export type Hop = { state: "waiting" | "trying" | "done" | "failed"; detail?: string };
export type PushTest = { allowed: Hop; known: Hop; sent: Hop; received: Hop };

const waiting: Hop = { state: "waiting" };
export const pushTest = createStore<PushTest | null>(null);

const received = createStore(0);
export const notePushReceived = (tag: string): void => {
  if (tag === "test") received.set((times) => times + 1);
};

/** How long a push service may take, in ms. */
const patience = 15_000;

const hop = (name: keyof PushTest, state: Hop["state"], detail?: string): void =>
  pushTest.set((before) => before && { ...before, [name]: { state, ...(detail === undefined ? {} : { detail }) } });

/** Goes the whole way once and says of each hop how it went. */
export async function tryPush(): Promise<void> {
  pushTest.set({ allowed: { state: "trying" }, known: waiting, sent: waiting, received: waiting });
  hop("allowed", Notification.permission === "granted" ? "done" : "failed");
  if (Notification.permission !== "granted") return;
  hop("known", "trying");
  const { devices } = await api.call(listPushDevices, {});
  const mine = devices.find((device) => device.current);
  hop("known", mine ? "done" : "failed", mine?.device);
  if (!mine) return;
  hop("sent", "trying");
  const before = received.get();
  const { outcome, status, took } = await api.call(testPush, { deviceId: mine.id });
  hop("sent", outcome === "accepted" ? "done" : "failed", `${mine.service}: ${status ?? "–"}, ${took} ms`);
  if (outcome !== "accepted") return;
  hop("received", "trying");
  hop("received", (await arrives(before)) ? "done" : "failed");
}

const arrives = (before: number): Promise<boolean> =>
  new Promise((resolve) => {
    const end = (answer: boolean) => {
      stop();
      clearTimeout(timer);
      resolve(answer);
    };
    const stop = received.subscribe(() => end(true));
    const timer = setTimeout(() => end(false), patience);
    if (received.get() > before) end(true);
  });
