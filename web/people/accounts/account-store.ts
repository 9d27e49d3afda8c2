import { type Account, readAccount, signOut } from "@atrium/contract/people/accounts.ts";
import { api, signedOut } from "#platform/api/api.ts";
import { ApiError } from "#platform/api/api-error.ts";
import { unfollow } from "#platform/realtime/follow.ts";
import { hangUp } from "#platform/realtime/live.ts";
import { forgetAccount } from "#platform/store/cache.ts";
import { createStore } from "#platform/store/create-store.ts";
import { useStore } from "#platform/store/use-store.ts";

/** Who is signed in on this device. `unknown` until the server or the device's memory has answered. */
export type AccountState = { status: "unknown" | "in" | "out"; account: Account | null };
export const accountState = createStore<AccountState>({ status: "unknown", account: null });
export const useAccountState = (): AccountState => useStore(accountState);

/** Survives a start without a network: the device knows whose memory to open. */
const memoryKey = "atrium.account";

export function keepAccount(account: Account | null): void {
  accountState.set({ status: account ? "in" : "out", account });
  if (account) localStorage.setItem(memoryKey, JSON.stringify(account));
  else localStorage.removeItem(memoryKey);
}

/** Whoever was last on this device, at once; then asks the server, which ends it when the session is over. */
export async function loadAccount(): Promise<AccountState> {
  recall();
  try {
    const { account } = await api.call(readAccount, {});
    keepAccount(account);
  } catch (error) {
    if (error instanceof ApiError && error.code === "not_signed_in") keepAccount(null);
    else if (accountState.get().status === "unknown") accountState.set({ status: "out", account: null });
  }
  return accountState.get();
}

function recall(): void {
  const remembered = localStorage.getItem(memoryKey);
  if (remembered) accountState.set({ status: "in", account: JSON.parse(remembered) as Account });
}

/** Signs out and removes from this device what the account left on it. */
export async function leaveDevice(): Promise<void> {
  const { account } = accountState.get();
  await api.call(signOut, {}).catch((error: unknown) => {
    if (!(error instanceof ApiError && error.code === "not_signed_in")) throw error;
  });
  if (account) await forgetAccount(account.id);
  endSession();
}

/** The session is over, here or from elsewhere. What was remembered stays for the same person's return. */
export function endSession(): void {
  unfollow();
  hangUp();
  keepAccount(null);
}

/** Hears when the server says that nobody is signed in. */
export const watchSession = (): void => {
  signedOut.subscribe(() => accountState.get().status === "in" && endSession());
};
