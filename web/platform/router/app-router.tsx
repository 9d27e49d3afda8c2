import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import type { ComponentType, ReactNode } from "react";
import type { Feature, Page } from "./page.ts";

type Parts = {
  features: readonly Feature[];
  /** Drawn around every page of a workspace; draws an `<Outlet />`. */
  frame: () => Promise<{ default: ComponentType }>;
  notFound: ComponentType;
  failed: ComponentType<{ error: unknown }>;
  /** Stands where a page will stand whose code is not there after a second. */
  waiting: ComponentType;
};

/** Puts the pages of all features into one router: bare ones at the root, the others in the frame of `/$slug`. */
export function createAppRouter({ features, frame, notFound: NotFound, failed: Failed, waiting: Waiting }: Parts) {
  const [notFound, failed] = [() => <NotFound />, ({ error }: { error: unknown }) => <Failed error={error} />];
  const pages = features.flatMap((feature) => feature.pages ?? []);
  const alone = (shown: ReactNode) => <main className="h-full">{shown}</main>;
  const root = createRootRoute({
    component: Outlet,
    notFoundComponent: () => alone(<NotFound />),
    errorComponent: ({ error }) => alone(<Failed error={error} />),
  });
  const space = createRoute({
    getParentRoute: () => root,
    path: "/$slug",
    component: lazyRouteComponent(frame),
    notFoundComponent: notFound,
    errorComponent: failed,
  });
  const routeOf = (page: Page, parent: () => typeof root | typeof space) =>
    createRoute({
      getParentRoute: parent as () => typeof root,
      path: page.path,
      component: lazyRouteComponent(page.load),
      errorComponent: failed,
    });
  const inside = pages.filter((page) => page.frame === "space").map((page) => routeOf(page, () => space));
  const bare = pages.filter((page) => page.frame === "bare").map((page) => routeOf(page, () => root));
  return createRouter({
    routeTree: root.addChildren([...bare, space.addChildren(inside)]),
    defaultPreload: "intent",
    defaultPendingComponent: () => <Waiting />,
    scrollRestoration: false,
    // Search values are plain text: `?person=ID`, not JSON.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: writeSearch,
  });
}

function writeSearch(search: Record<string, unknown>): string {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const text = new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString();
  return text && `?${text}`;
}
