import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { useProfile } from "#people/profiles/index.ts";
import { go } from "#platform/router/navigation.ts";
import { useStore } from "#platform/store/use-store.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { playing, stopVoice, type Track } from "./playing-store.ts";
import { visiblePlayers } from "./visible-players.ts";
import { PlayButton, SpeedButton } from "./voice-player.tsx";
import { VoiceWave } from "./voice-wave.tsx";

/** What is heard while its message is not on the screen: it goes on wherever one looks. */
export default function PlayingBar() {
  const track = useStore(playing, (now) => now.track);
  const seen = useStore(visiblePlayers, (ids) => track !== null && ids.has(track.id));
  return track && !seen ? <Bar track={track} /> : null;
}

function Bar({ track }: { track: Track }) {
  const { t } = useLingui();
  const name = useProfile(track.memberId ?? "")?.name ?? t`Voice message`;
  const { address } = track;
  return (
    <section
      aria-label={t`Voice message being played`}
      className="fixed inset-x-2 top-16 z-30 mx-auto flex max-w-100 items-center gap-2 rounded-card border border-line bg-raised py-1.5 ps-2 pe-1 shadow-raised"
    >
      <PlayButton track={track} small />
      <span className="flex min-w-0 flex-1 flex-col">
        {address ? (
          <button
            type="button"
            data-tip={t`Go to the message`}
            className="cursor-pointer truncate text-start text-meta font-medium hover:underline touch:min-h-6"
            onClick={() => go(address)}
          >
            {name}
          </button>
        ) : (
          <span className="truncate text-meta font-medium">{name}</span>
        )}
        <span className="flex">
          <VoiceWave track={track} slim />
        </span>
      </span>
      <SpeedButton />
      <IconButton icon={X} label={t`Stop`} onPress={stopVoice} />
    </section>
  );
}
