import type { ComponentType } from "react";

/**
 * A screen with an address. `frame: "space"` stands inside a workspace's frame: its path is written below the
 * slug, e.g. `/people`; `frame: "bare"` stands alone. The code is fetched when the address is visited.
 */
export type Page = {
  path: `/${string}`;
  frame: "space" | "bare";
  load: () => Promise<{ default: ComponentType }>;
};

/** A part of the product as the app's table of contents lists it. */
export type Feature = {
  name: string;
  pages?: readonly Page[];
  /** Fills slots, registers events; runs once, before anything is drawn. */
  register?: () => void;
  /**
   * What the first screen does without (further commands, menus, areas, listeners): fetched once that screen stands,
   * and its `register` run. Pages do not wait for it.
   */
  later?: () => Promise<{ register: () => void }>;
};
