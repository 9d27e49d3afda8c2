import type { Bus } from "./bus.ts";
import type { Connection } from "./connection.ts";
import { Frame } from "./frame-buffer.ts";

/** What happens in this time is told once, in ms. */
const gather = 1000;
/** So many accounts in one text between processes: NOTIFY takes no more than 8,000 bytes. */
const mostAccounts = 150;

/**
 * Signals to accounts, on whatever connection, whichever workspace they follow: that something waits elsewhere. Those
 * who have the workspace open hear of it by its events, and are left out.
 */
export class AccountSignals {
  readonly #bus: Bus;
  readonly #connections = new Map<string, Set<Connection>>();
  /** Who is to be told at the end of the second, by what is told. */
  readonly #waiting = new Map<string, { workspaceId: string; name: string; accounts: Set<string> }>();
  #timer: NodeJS.Timeout | undefined;

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  add(connection: Connection): void {
    const { accountId } = connection.identity;
    this.#connections.set(accountId, (this.#connections.get(accountId) ?? new Set()).add(connection));
  }

  remove(connection: Connection): void {
    const { accountId } = connection.identity;
    const own = this.#connections.get(accountId);
    own?.delete(connection);
    if (own?.size === 0) this.#connections.delete(accountId);
  }

  tell(workspaceId: string, name: string, accountIds: readonly string[]): void {
    const key = `${workspaceId} ${name}`;
    const waiting = this.#waiting.get(key) ?? { workspaceId, name, accounts: new Set() };
    for (const accountId of accountIds) waiting.accounts.add(accountId);
    this.#waiting.set(key, waiting);
    if (this.#timer) return;
    this.#timer = setTimeout(() => this.#flush(), gather).unref();
  }

  #flush(): void {
    this.#timer = undefined;
    for (const { workspaceId, name, accounts } of this.#waiting.values()) {
      const text = JSON.stringify({ type: "signal", workspaceId, name, data: {} });
      const all = [...accounts];
      this.deliver(workspaceId, all, text);
      for (let at = 0; at < all.length; at += mostAccounts)
        this.#bus.sendAccountSignal(workspaceId, all.slice(at, at + mostAccounts), text);
    }
    this.#waiting.clear();
  }

  deliver(workspaceId: string, accountIds: readonly string[], text: string): void {
    let frame: Frame | undefined;
    for (const accountId of accountIds)
      for (const connection of this.#connections.get(accountId) ?? [])
        if (!connection.subscriptions.has(workspaceId)) connection.send((frame ??= new Frame(text)));
  }
}
