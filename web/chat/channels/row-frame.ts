import type { ComponentType, ReactNode } from "react";
import { createStore } from "#platform/store/create-store.ts";
import type { SidebarRow } from "./sidebar-rows.ts";

export type RowFrameProps = { row: SidebarRow; children: ReactNode };

/** Stands around every row of the sidebar once it is there: what makes rows move by pointer and keyboard. */
export const rowFrame = createStore<{ Frame: ComponentType<RowFrameProps> } | null>(null);
