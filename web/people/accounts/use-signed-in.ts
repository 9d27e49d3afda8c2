import type { Account } from "@atrium/contract/people/accounts.ts";
import { useEffect } from "react";
import { go } from "#platform/router/navigation.ts";
import { useAccountState } from "./account-store.ts";

/** The account of a page that needs one; whoever is not signed in is led to signing in, and back here. */
export function useSignedIn(): Account | null {
  const { status, account } = useAccountState();
  useEffect(() => {
    const { pathname, search } = location;
    // On its way out the page is drawn once more at the new address.
    if (status !== "out" || pathname === "/sign-in") return;
    go(`/sign-in?next=${encodeURIComponent(pathname + search)}`, { replace: true });
  }, [status]);
  return account;
}
