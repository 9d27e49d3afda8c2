import {
  addPushDevice,
  listPushDevices,
  type PushDevice,
  readPushKey,
  removePushDevice,
} from "@atrium/contract/people/push.ts";
import { api } from "#platform/api/api.ts";
import { go } from "#platform/router/navigation.ts";
import { createStore } from "#platform/store/create-store.ts";
import { serviceWorker } from "./service-worker.ts";

/**
 * Whether this device is told when the app is closed. `install`: only after it was put on the home screen (iPhone,
 * iPad); `denied`: the person told the browser to refuse.
 */
export type PushState = "unknown" | "unsupported" | "install" | "denied" | "off" | "on";
export const pushState = createStore<PushState>("unknown");

const isApple = () => /iPhone|iPad/.test(navigator.userAgent);
const canPush = () => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Finds out how things are, and keeps a subscription that is there with the present session. */
export async function lookAtPush(): Promise<void> {
  if (!canPush()) return pushState.set(isApple() ? "install" : "unsupported");
  if (Notification.permission === "denied") return pushState.set("denied");
  const found = Notification.permission === "granted" ? await subscription() : null;
  if (found) await keep(found);
  pushState.set(found ? "on" : "off");
}

/** Asks the browser, which asks the person; only ever called when they pressed a button that says so. */
export async function turnPushOn(): Promise<void> {
  const permission = await Notification.requestPermission();
  if (permission !== "granted") return pushState.set(permission === "denied" ? "denied" : "off");
  const registration = await serviceWorker();
  const { publicKey } = await api.call(readPushKey, {});
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  const made = await registration.pushManager.subscribe(options).catch(async () => {
    // A subscription of another key stands in the way, e.g. of an older instance at this address.
    await (await registration.pushManager.getSubscription())?.unsubscribe();
    return registration.pushManager.subscribe(options);
  });
  await keep(made);
  pushState.set("on");
}

async function keep(made: PushSubscription): Promise<PushDevice> {
  const { endpoint = "", keys = {} } = made.toJSON();
  const { device } = await api.call(addPushDevice, { endpoint, p256dh: keys.p256dh ?? "", auth: keys.auth ?? "" });
  return device;
}

/** The server forgets this browser first: one that is gone from it alone would be told for ever. */
export async function turnPushOff(): Promise<void> {
  const { devices } = await api.call(listPushDevices, {});
  const mine = devices.find((device) => device.current);
  if (mine) await api.call(removePushDevice, { deviceId: mine.id });
  await (await subscription())?.unsubscribe();
  pushState.set("off");
}

/** Listens to what the service worker says: where a pressed notification leads, and that a test arrived. */
export function listenToServiceWorker(onReceived: (tag: string) => void): void {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener(
    "message",
    ({ data }: MessageEvent<{ kind: string; url?: string; tag?: string }>) => {
      if (data.kind === "go" && data.url) go(data.url);
      if (data.kind === "push received" && data.tag) onReceived(data.tag);
    },
  );
}
