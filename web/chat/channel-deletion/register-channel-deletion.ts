import { msg, t } from "@lingui/core/macro";
import { Trash2 } from "lucide-react";
import { lazy } from "react";
import type { Action } from "#platform/slots/action.ts";
import { panels, settingsTabs } from "#platform/slots/shell-slots.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { type ChannelTarget, channelActions } from "../channels/index.ts";
import { DeleteChannelGate } from "./delete-channel-gate.tsx";
import { askToDelete } from "./delete-channel-state.ts";

const deleteAction: Action<ChannelTarget> = {
  id: "channel.delete",
  label: () => t`Delete channel`,
  icon: Trash2,
  group: () => t`Channel`,
  danger: true,
  when: ({ channel, abilities }) => channel.kind === "channel" && abilities?.delete === true,
  run: ({ channel }) => askToDelete(channel.id),
};

/** Called once, after the first screen stands. */
export function registerChannelDeletion(): void {
  channelActions.add(deleteAction, 1000);
  panels.add(DeleteChannelGate);
  settingsTabs.add(
    {
      id: "deleted-channels",
      label: () => t`Deleted channels`,
      // Who creates a private channel may delete it, too.
      permission: "channel.create",
      Content: lazy(() => import("./deleted-channels-settings.tsx")),
    },
    800,
  );
  addErrorWords({ default_channel: msg`Everybody is put into this channel: it cannot be deleted.` });
}
