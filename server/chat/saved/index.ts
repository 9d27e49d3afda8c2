import { messageUnsaved, savedChanged } from "@atrium/contract/chat/saved.ts";
import { feature } from "#platform/operations/feature.ts";
import { changeSaved } from "./change-saved.ts";
import { listSaved } from "./list-saved.ts";
import { listSavedIds } from "./list-saved-ids.ts";
import { saveMessage } from "./save-message.ts";
import { unsaveMessage } from "./unsave-message.ts";

/** Messages people keep for later, each for themselves. */
export const saved = feature({
  name: "chat/saved",
  operations: [saveMessage, changeSaved, unsaveMessage, listSaved, listSavedIds],
  events: [savedChanged, messageUnsaved],
});
