import { giveUploads, pickFiles, uploads } from "#files/uploads/index.ts";
import type { Carrier } from "../composer/index.ts";
import { conversationKey } from "../conversation.ts";
import { carried } from "../drafts/index.ts";
import { attach } from "./attach.ts";
import { ConversationTray } from "./conversation-tray.tsx";
import { pickMenu } from "./pick-state.ts";

/** Files as what a message carries besides its words. */
export const fileCarrier: Carrier = {
  choose(conversation, button) {
    // A phone has more than files to choose from, and asks for each in its own way.
    if (matchMedia("(pointer: coarse)").matches) pickMenu.set({ conversation, button });
    else pickFiles("files", (chosen) => attach(conversation, chosen));
  },
  take: attach,
  give: (conversation, clientId) => giveUploads(conversationKey(conversation), clientId),
  Tray: ConversationTray,
};

/** Tells the composers whose next message carries something. */
export function tellCarried(): void {
  uploads.subscribe(() => {
    const sendable = uploads.get().filter(({ state }) => state !== "refused");
    carried.set(new Set(sendable.map(({ holder }) => holder)));
  });
}
