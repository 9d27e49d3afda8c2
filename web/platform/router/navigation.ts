import { type AnyRouter, useNavigate, useParams, useRouterState } from "@tanstack/react-router";
import { useCallback } from "react";

/**
 * Addresses as plain text. The route table is put together from features that do not know each other, so
 * addresses are written by the feature that owns them (`channelAddress(slug, id)`), not typed by one table.
 */
let router: AnyRouter | undefined;

/** Makes `go` work outside components; called once at the start. */
export const goWith = (appRouter: AnyRouter): void => {
  router = appRouter;
};

/** Calls `run` whenever another screen stands. */
export const onArrived = (run: () => void): unknown => router?.subscribe("onRendered", run);

export type GoOptions = { replace?: boolean };

/** Goes to an address of the app: path, and search if any. */
export function go(address: string, options: GoOptions = {}): void {
  const { pathname, searchParams } = new URL(address, location.origin);
  const search = Object.fromEntries(searchParams);
  Promise.resolve(router?.navigate({ to: pathname, search, ...options })).catch(reportError);
}

/** Changes search values of the present address and keeps the others; undefined removes. */
export function useSearchChange(): (changes: Record<string, string | undefined>, options?: GoOptions) => void {
  const navigate = useNavigate();
  return useCallback(
    (changes, options = {}) => {
      const search = (before: Record<string, unknown>) => ({ ...before, ...changes });
      Promise.resolve(navigate({ to: ".", search: search as never, ...options })).catch(reportError);
    },
    [navigate],
  );
}

/** A value of the address's search, e.g. `person` of `?person=ID`. */
export const useSearchValue = (key: string): string | undefined =>
  useRouterState({ select: (state) => (state.location.search as Record<string, string | undefined>)[key] });

/** What is read out of the path: who uses it is drawn again only when that has changed. */
export const useOfPath = <T>(read: (path: string) => T): T =>
  useRouterState({ select: (state) => read(state.location.pathname) }) as T;

export const usePath = (): string => useRouterState({ select: (state) => state.location.pathname });

/** A part of the address: `usePathValue("channelId")`. */
export const usePathValue = (key: string): string | undefined =>
  (useParams({ strict: false }) as Record<string, string | undefined>)[key];
