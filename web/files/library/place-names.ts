import type { ComponentType } from "react";
import { createSlot } from "#platform/slots/slot.ts";

/** Draws the name of a place files are in; filled by the feature the places belong to. The first one counts. */
export const placeNames = createSlot<ComponentType<{ channelId: string }>>();

/** A field that looks for files; filled by the search. The first one counts. */
export const fileSearches = createSlot<ComponentType<{ channelId: string | null }>>();
