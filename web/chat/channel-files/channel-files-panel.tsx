import type { Channel } from "@atrium/contract/chat/channels.ts";
import { useLingui } from "@lingui/react/macro";
import { Maximize2 } from "lucide-react";
import { Suspense } from "react";
import { ChannelLibrary, libraryAddress } from "#files/library/index.ts";
import { go, useSearchChange } from "#platform/router/navigation.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { SidePanel } from "#ui/layout/side-panel.tsx";
import { useChannel, useChannelTitle, useOpenChannel } from "../channels/index.ts";

/** Beside the channel: its files and folders. */
export default function ChannelFilesPanel() {
  const channel = useChannel(useOpenChannel() ?? "");
  return channel ? <Panel key={channel.id} channel={channel} /> : null;
}

function Panel({ channel }: { channel: Channel }) {
  const { t } = useLingui();
  const change = useSearchChange();
  const title = useChannelTitle(channel);
  return (
    <SidePanel
      title={t`Files`}
      detail={channel.kind === "channel" ? `#${title}` : title}
      actions={
        <IconButton
          icon={Maximize2}
          label={t`Open in Files`}
          onPress={() => go(libraryAddress({ place: channel.id }))}
        />
      }
      onClose={() => change({ files: undefined })}
    >
      <Suspense fallback={null}>
        <ChannelLibrary channelId={channel.id} />
      </Suspense>
    </SidePanel>
  );
}
