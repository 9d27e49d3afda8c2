import { useState } from "react";
import { useSearchValue } from "#platform/router/navigation.ts";

/** Where to go after signing in: an address of this app only, so that a link cannot lead elsewhere (CWE-601). */
export function nextAddress(wanted: string | undefined): string {
  if (!wanted?.startsWith("/") || /^\/[/\\]/.test(wanted)) return "/";
  const { origin, pathname, search } = new URL(wanted, location.origin);
  if (pathname.startsWith("/sign-")) return "/";
  return origin === location.origin ? pathname + search : "/";
}

/** As the page was opened with it: on the way out the address has changed already. */
export function useNextAddress(): string {
  const wanted = useSearchValue("next");
  return useState(() => nextAddress(wanted))[0];
}
