import { msg, t } from "@lingui/core/macro";
import { MessageCircle } from "lucide-react";
import { personActions } from "#people/profiles/index.ts";
import { panels, sidebarSections } from "#platform/slots/shell-slots.ts";
import { space } from "#platform/store/space.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { messagePeople } from "./channel-actions.ts";
import { ChannelDetailsGate } from "./channel-details-gate.tsx";
import { ChannelDialogs } from "./channel-dialogs.tsx";
import { registerChannelFinder } from "./channel-finder.tsx";
import { ChannelSidebar } from "./channel-sidebar.tsx";
import { registerChannelStore } from "./channel-store.ts";
import { registerSections } from "./section-store.ts";
import { registerMemberList } from "./use-member-list.ts";
import { registerChannelCommands } from "./walk-channels.ts";

/** Called once, when the app starts. */
export function registerChannels(): void {
  registerChannelStore();
  registerSections();
  registerMemberList();
  registerChannelFinder();
  registerChannelCommands();
  sidebarSections.add(ChannelSidebar, 50);
  panels.add(ChannelDetailsGate);
  panels.add(ChannelDialogs);
  personActions.add(
    {
      id: "person.message",
      label: (profile) => (profile.id === space.get()?.memberId ? t`Notes to yourself` : t`Message`),
      icon: MessageCircle,
      when: (profile) => profile.state === "active",
      run: (profile) => messagePeople([profile.id]),
    },
    10,
  );
  addErrorWords({
    name_taken: msg`Another channel has this name already. Choose another one.`,
    bad_channel_name: msg`A name has up to 80 characters, none of # @ , < > and no line breaks.`,
    not_a_channel: msg`This can only be done in a channel with a name.`,
    unknown_person: msg`Somebody you chose is no longer in this workspace.`,
  });
}
