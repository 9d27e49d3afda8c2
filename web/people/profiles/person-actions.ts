import type { Profile } from "@atrium/contract/people/profiles.ts";
import type { Action } from "#platform/slots/action.ts";
import { createSlot } from "#platform/slots/slot.ts";

/** What can be done with a person, on the profile panel and in the directory: features above fill it, e.g. "Message". */
export const personActions = createSlot<Action<Profile>>();
