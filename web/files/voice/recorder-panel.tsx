import { spokenTime } from "@atrium/contract/files/spoken-time.ts";
import { useLingui } from "@lingui/react/macro";
import { ChevronLeft, Mic, Pause, SendHorizontal, Square, Trash2 } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent, useMemo, useState } from "react";
import { told } from "#platform/slots/run-action.ts";
import { useStore } from "#platform/store/use-store.ts";
import { Button } from "#ui/controls/button.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { Spinner } from "#ui/feedback/spinner.tsx";
import { LiveWave } from "./live-wave.tsx";
import { MicrophoneTrouble } from "./microphone-trouble.tsx";
import { playing, stopVoice, type Track } from "./playing-store.ts";
import { longestMs, type Recorded, type Recorder } from "./recorder.ts";
import {
  discardRecording,
  finishRecording,
  hold,
  openAndRecord,
  pauseRecording,
  resumeRecording,
  useRecording,
  watchRecording,
} from "./recording-store.ts";
import { VoicePlayer } from "./voice-player.tsx";

type Props = {
  /** Where it will be sent to, whatever stands for that. */
  place: string;
  /** Answers whether it was taken; otherwise it stays. */
  onSend: (recorded: Recorded) => boolean;
  onClosed: () => void;
};

/** Making a voice message: recording, pausing, listening, sending or throwing it away. */
export default function RecorderPanel({ place, onSend, onClosed }: Props) {
  const { t } = useLingui();
  const recording = useRecording(place);
  useEffect(() => watchRecording(place), [place]);
  const holding = useStore(hold, (now) => (now?.place === place ? now.state : null));
  const discard = () => {
    discardRecording(place);
    onClosed();
  };
  const send = async () => {
    const recorded = await finishRecording(place);
    if (!recorded) return;
    if (!onSend(recorded)) return;
    discardRecording(place);
    onClosed();
  };
  const sendReleased = useEffectEvent(() => told(send));
  useEffect(() => {
    if (holding !== "released") return;
    hold.set(null);
    sendReleased();
  }, [holding]);
  if (!recording) return null;
  if (recording.state === "failed")
    return <MicrophoneTrouble problem={recording.problem} place={place} onClose={discard} />;
  if (recording.state === "explaining")
    return <Reason onAllow={() => told(() => openAndRecord(place))} onCancel={discard} />;
  return (
    <Frame>
      <IconButton icon={Trash2} label={t`Throw the recording away`} onPress={discard} />
      {recording.state === "ready" ? (
        <Preview recorded={recording.recorded} isBack={recording.isBack === true} />
      ) : recording.state === "recording" || recording.state === "paused" ? (
        <Running place={place} recorder={recording.recorder} paused={recording.state === "paused"} holding={holding} />
      ) : (
        <span className="flex flex-1 items-center gap-2 text-ui text-quiet">
          <Spinner />
          {t`One moment`}
        </span>
      )}
      <button
        type="button"
        aria-label={t`Send the voice message`}
        data-tip={t`Send the voice message`}
        disabled={recording.state === "opening" || recording.state === "closing"}
        className="flex h-8 w-11 shrink-0 cursor-pointer items-center justify-center rounded-control bg-accent text-on-accent transition-colors duration-120 hover:bg-accent-hover disabled:cursor-default disabled:bg-pressed disabled:text-quiet touch:h-11"
        onClick={() => told(send)}
      >
        <SendHorizontal size={18} strokeWidth={1.5} />
      </button>
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  return (
    <section
      aria-label={t`New voice message`}
      className="mb-1.5 flex min-h-12 items-center gap-2 rounded-card border border-line bg-raised px-2 py-1.5"
    >
      {children}
    </section>
  );
}

/** When the end comes in sight. */
const warnMs = 60_000;

type RunningProps = {
  place: string;
  recorder: Recorder;
  paused: boolean;
  holding: "held" | "cancelling" | "released" | null;
};

function Running({ place, recorder, paused, holding }: RunningProps) {
  const { t } = useLingui();
  const elapsed = useElapsed(recorder);
  const left = longestMs - elapsed;
  const ending = left <= warnMs;
  const time = spokenTime(ending ? left : elapsed);
  return (
    <>
      <span role="status" className="sr-only">
        {paused ? t`Recording is paused` : ending ? t`Recording: one minute is left` : t`Recording`}
      </span>
      <span
        role="timer"
        className={`flex shrink-0 items-center gap-2 text-ui tabular-nums ${ending ? "font-medium text-danger" : ""}`}
      >
        <span className={`size-2.5 rounded-full ${paused ? "bg-control" : "bg-danger motion-safe:animate-pulse"}`} />
        {ending ? t`${time} left` : time}
      </span>
      <LiveWave recorder={recorder} paused={paused} />
      {holding ? <SlideNote cancelling={holding === "cancelling"} /> : <RunningTools place={place} paused={paused} />}
    </>
  );
}

function RunningTools({ place, paused }: { place: string; paused: boolean }) {
  const { t } = useLingui();
  return (
    <>
      {paused ? (
        <IconButton icon={Mic} label={t`Go on recording`} onPress={() => resumeRecording(place)} />
      ) : (
        <IconButton icon={Pause} label={t`Pause`} onPress={() => pauseRecording(place)} />
      )}
      <IconButton icon={Square} label={t`Stop and listen`} onPress={() => told(() => finishRecording(place))} />
    </>
  );
}

/** What the finger that holds the button can do. */
function SlideNote({ cancelling }: { cancelling: boolean }) {
  const { t } = useLingui();
  return cancelling ? (
    <span className="shrink-0 text-meta font-medium text-danger">{t`Let go to throw it away`}</span>
  ) : (
    <span className="flex shrink-0 items-center text-meta text-quiet">
      <ChevronLeft size={16} strokeWidth={1.5} />
      {t`Slide to cancel`}
    </span>
  );
}

function useElapsed(recorder: Recorder): number {
  const [elapsed, setElapsed] = useState(() => recorder.elapsedMs());
  useEffect(() => {
    const timer = setInterval(() => setElapsed(recorder.elapsedMs()), 250);
    return () => clearInterval(timer);
  }, [recorder]);
  return elapsed;
}

/** To be heard before it is sent. */
function Preview({ recorded, isBack }: { recorded: Recorded; isBack: boolean }) {
  const { t } = useLingui();
  const { bytes, durationMs, waveform } = recorded;
  const src = useMemo(() => URL.createObjectURL(bytes), [bytes]);
  useEffect(() => {
    return () => {
      if (playing.get().track?.id === src) stopVoice();
      URL.revokeObjectURL(src);
    };
  }, [src]);
  const track: Track = { id: src, src, durationMs, waveform, memberId: null };
  const time = spokenTime(durationMs);
  return (
    <div className="me-auto min-w-0 max-w-120 flex-1">
      {isBack && (
        <p role="status" className="pb-1 text-meta text-quiet">
          {t`A recording of ${time} was not sent`}
        </p>
      )}
      <VoicePlayer track={track} label={t`Your recording, ${time}`} />
    </div>
  );
}

/** Why the browser is about to ask. */
function Reason({ onAllow, onCancel }: { onAllow: () => void; onCancel: () => void }) {
  const { t } = useLingui();
  return (
    <section
      aria-label={t`New voice message`}
      className="mb-1.5 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-line bg-raised px-3 py-2.5"
    >
      <Mic size={18} strokeWidth={1.5} className="shrink-0 text-quiet" />
      <p className="min-w-50 flex-1 text-ui">
        {t`To record what you say, your browser will ask for the microphone. It is on only while you record.`}
      </p>
      <span className="flex gap-2">
        <Button size="small" onPress={onCancel}>{t`Cancel`}</Button>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- pressing the microphone led here */}
        <Button size="small" kind="main" autoFocus onPress={onAllow}>{t`Continue`}</Button>
      </span>
    </section>
  );
}
