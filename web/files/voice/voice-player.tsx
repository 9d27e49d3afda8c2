import { spokenTime } from "@atrium/contract/files/spoken-time.ts";
import { useLingui } from "@lingui/react/macro";
import { CircleAlert, LoaderCircle, Pause, Play } from "lucide-react";
import { useEffect, useRef } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { nextSpeed, speed, type Track, toggleVoice, useVoiceState } from "./playing-store.ts";
import { watchPlayer } from "./visible-players.ts";
import { VoiceWave } from "./voice-wave.tsx";

type Props = {
  track: Track;
  /** What it is, read aloud: "Voice message from Mina Kaplan, 0:23". */
  label: string;
  /** A dot: not heard yet. */
  fresh?: boolean;
  /** One can choose how fast it is played. */
  withSpeed?: boolean;
};

/** One line to hear something said: play, the waveform, its time, how fast. */
export function VoicePlayer({ track, label, fresh = false, withSpeed = false }: Props) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => (box.current ? watchPlayer(track.id, box.current) : undefined), [track.id]);
  const state = useVoiceState(track.id);
  return (
    <div ref={box} role="group" aria-label={label} className="flex min-w-0 items-center gap-2">
      <PlayButton track={track} />
      <VoiceWave track={track} />
      {fresh && (
        <span className="size-2 shrink-0 rounded-full bg-accent">
          <span className="sr-only">{t`Not heard yet`}</span>
        </span>
      )}
      <span className="shrink-0 text-meta text-quiet tabular-nums">{spokenTime(track.durationMs)}</span>
      {withSpeed && <SpeedButton />}
      {state === "failed" && (
        <span role="alert" className="flex shrink-0 items-center gap-1 text-meta font-medium text-danger">
          <CircleAlert size={14} strokeWidth={1.5} />
          {t`Cannot be played`}
        </span>
      )}
    </div>
  );
}

export function PlayButton({ track, small = false }: { track: Track; small?: boolean }) {
  const { t } = useLingui();
  const state = useVoiceState(track.id);
  const sounds = state === "playing" || state === "loading";
  const Icon = state === "loading" ? LoaderCircle : sounds ? Pause : Play;
  const label = sounds ? t`Pause` : t`Play`;
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={label}
      className={`flex shrink-0 cursor-pointer items-center justify-center rounded-full bg-accent text-on-accent transition-colors duration-120 hover:bg-accent-hover touch:size-11 ${small ? "size-8" : "size-9"}`}
      onClick={() => toggleVoice(track)}
    >
      <Icon
        size={16}
        strokeWidth={2}
        className={state === "loading" ? "motion-safe:animate-spin" : sounds ? "fill-current" : "ms-0.5 fill-current"}
      />
    </button>
  );
}

/** How fast everything said is played; each press is the next speed. */
export function SpeedButton() {
  const { t } = useLingui();
  const now = useStore(speed);
  const label = t`Speed: ${now} times`;
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={t`Speed`}
      className="group flex h-7 shrink-0 cursor-pointer items-center touch:h-11"
      onClick={nextSpeed}
    >
      <span className="flex h-6 w-11 items-center justify-center rounded-full bg-hover text-meta font-medium text-quiet tabular-nums transition-colors duration-120 group-hover:bg-pressed group-hover:text-text">
        {now}×
      </span>
    </button>
  );
}
