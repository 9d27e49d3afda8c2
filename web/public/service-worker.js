// Told by the server when the app is not open (W3C Push API). What comes is encrypted for this browser alone; its shape
// is `PushMessage` in server/people/push/push-message.ts. Nothing is cached here: the app's own files stay the browser's.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  const message = event.data?.json();
  if (message) event.waitUntil(message.kind === "clear" ? clear(message) : show(message));
});

/** Who looks at the app sees what is new there; everybody else gets a notification, one for each tag. */
async function show({ tag, title, body, url, at, badge }) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) page.postMessage({ kind: "push received", tag });
  if (tag !== "test" && pages.some((page) => page.focused)) return count(badge);
  const about = {
    body,
    tag,
    renotify: true,
    timestamp: Date.parse(at),
    data: { url },
    icon: "/icon-192.png",
    badge: "/icon-192.png",
  };
  await self.registration.showNotification(title, about);
  await count(badge);
}

/** It was read on another device. */
async function clear({ tag, badge }) {
  for (const shown of await self.registration.getNotifications({ tag })) shown.close();
  await count(badge);
}

/** Only installed apps have a badge, and not every system shows one. */
async function count(badge) {
  if ("setAppBadge" in self.navigator) await self.navigator.setAppBadge(badge).catch(() => undefined);
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url ?? "/"));
});

/** In a window that is open already, or in a new one. */
async function open(url) {
  const [page] = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (!page) return self.clients.openWindow(url);
  await page.focus().catch(() => undefined);
  page.postMessage({ kind: "go", url });
}

// The browser changed the address by itself: without this the device would fall silent for ever.
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event)));

async function renew({ newSubscription, oldSubscription }) {
  const applicationServerKey = oldSubscription?.options.applicationServerKey;
  const subscribe = () => self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  const { endpoint, keys } = (newSubscription ?? (await subscribe())).toJSON();
  await fetch("/api/v1/push/devices", {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ endpoint, p256dh: keys.p256dh, auth: keys.auth }),
  });
}
