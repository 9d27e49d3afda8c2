import { api, signedOut } from "../api/api.ts";
import { createStore } from "../store/create-store.ts";
import { useStore } from "../store/use-store.ts";
import { type Connection, type ConnectionHandlers, type ConnectionState, createConnection } from "./connection.ts";

/** The web app's one connection: made on signing in, stopped on signing out. */
let connection: Connection | null = null;

const before: ConnectionState = { status: "connecting", transport: null, lastOnlineAt: null };
/** How the connection stands, for the offline bar and for what must not be tried now. */
export const connectionState = createStore<ConnectionState>(before);
/** The version of the server, as of the last welcome; when it changes the page is out of date. */
export const serverVersion = createStore<string | null>(null);
/** The version this page was loaded with. */
export const firstVersion = createStore<string | null>(null);

export type Hearing = Required<Pick<ConnectionHandlers, "onEvent" | "onSignal" | "onReset" | "onClosed">>;
let hearing: Hearing | undefined;
/** Says who hears what arrives; called once, before the connection begins. */
export const hearWith = (handlers: Hearing): void => {
  hearing = handlers;
};

export const useConnectionState = (): ConnectionState => useStore(connectionState);

/** The connection; begins it when there is none. */
export function live(): Connection {
  if (connection) return connection;
  connection = createConnection({
    api,
    onEvent: (frame) => hearing?.onEvent(frame),
    onSignal: (frame) => hearing?.onSignal(frame),
    onReset: (workspaceId, seq) => hearing?.onReset(workspaceId, seq),
    onClosed: (workspaceId, code) => hearing?.onClosed(workspaceId, code),
    onSessionEnded: () => signedOut.set((times) => times + 1),
    onWelcome: ({ version }) => {
      firstVersion.set((known) => known ?? version);
      serverVersion.set(version);
    },
  });
  const { state } = connection;
  state.subscribe(() => connectionState.set(state.get()));
  connectionState.set(state.get());
  return connection;
}

export function hangUp(): void {
  connection?.stop();
  connection = null;
  connectionState.set(before);
}

/** Tells the connection what the page notices: the network is back, the tab is looked at, the person is idle. */
export function watchPage(): void {
  addEventListener("online", () => connection?.wake());
  addEventListener("offline", () => connection?.lost());
  addEventListener("pageshow", () => connection?.wake());
  let idle: ReturnType<typeof setTimeout> | undefined;
  const busy = () => {
    if (document.visibilityState !== "visible") return;
    connection?.activity(true);
    clearTimeout(idle);
    idle = setTimeout(() => connection?.activity(false), 5 * 60_000);
  };
  for (const sign of ["pointerdown", "keydown", "focus"] as const) addEventListener(sign, busy, { passive: true });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") return connection?.activity(false);
    connection?.wake();
    busy();
  });
}
