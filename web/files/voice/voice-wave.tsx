import { spokenTime } from "@atrium/contract/files/spoken-time.ts";
import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { seekVoice, type Track, toggleVoice, useVoiceState, voicePosition } from "./playing-store.ts";
import { barPath, barsOf } from "./waveform.ts";

/** From one bar to the next, in pixels. */
const step = 4;
const height = 28;
const keySteps: Record<string, number> = { ArrowRight: 5000, ArrowUp: 5000, ArrowLeft: -5000, ArrowDown: -5000 };

/**
 * The waveform of a track and where it is heard: a press or a drag goes there, arrow keys by five seconds.
 * `slim`: a low one, for a bar.
 */
export function VoiceWave({ track, slim = false }: { track: Track; slim?: boolean }) {
  const { t } = useLingui();
  const heard = useRef<SVGSVGElement>(null);
  const shown = useShownPosition(track, (part) => {
    if (heard.current) heard.current.style.clipPath = `inset(0 ${100 - part * 100}% 0 0)`;
  });
  const [box, count] = useBarCount();
  const path = useMemo(() => barPath(barsOf(track.waveform, count), step, height), [track.waveform, count]);
  const goTo = (press: PointerEvent<HTMLElement>) => {
    const box = press.currentTarget.getBoundingClientRect();
    seekVoice(track, ((press.clientX - box.left) / box.width) * track.durationMs);
    shown.look();
  };
  const onKeyDown = (press: KeyboardEvent) => {
    const by = keySteps[press.key];
    if (press.altKey || press.ctrlKey || press.metaKey) return;
    if (by) seekVoice(track, voicePosition(track) + by);
    else if (press.key === "Home") seekVoice(track, 0);
    else if (press.key === "End") seekVoice(track, track.durationMs);
    else if (press.key === " ") toggleVoice(track);
    else return;
    press.preventDefault();
    press.stopPropagation();
    shown.look();
  };
  const [now, whole] = [spokenTime(shown.ms), spokenTime(track.durationMs)];
  const drawn = `absolute inset-0 m-auto w-full ${slim ? "h-4" : "h-7"}`;
  const drawing = {
    viewBox: `0 0 ${count * step} ${height}`,
    preserveAspectRatio: "none",
    "aria-hidden": true,
  } as const;
  return (
    <div
      ref={box}
      role="slider"
      tabIndex={0}
      aria-label={t`Position`}
      aria-valuemin={0}
      aria-valuemax={Math.round(track.durationMs / 1000)}
      aria-valuenow={Math.round(shown.ms / 1000)}
      aria-valuetext={t`${now} of ${whole}`}
      // Sound runs from left to right in every language.
      dir="ltr"
      className={`relative min-w-0 flex-1 cursor-pointer touch-none rounded-control ${slim ? "h-4 touch:h-6" : "h-8 touch:h-11"}`}
      onPointerDown={(press) => {
        press.currentTarget.setPointerCapture(press.pointerId);
        goTo(press);
      }}
      onPointerMove={(press) => press.currentTarget.hasPointerCapture(press.pointerId) && goTo(press)}
      onKeyDown={onKeyDown}
    >
      <svg {...drawing} className={`${drawn} stroke-control/70`}>
        <path d={path} vectorEffect="non-scaling-stroke" strokeWidth={2} strokeLinecap="round" />
      </svg>
      <svg {...drawing} ref={heard} className={`${drawn} stroke-accent`}>
        <path d={path} vectorEffect="non-scaling-stroke" strokeWidth={2} strokeLinecap="round" />
      </svg>
    </div>
  );
}

/** As many bars as there is room for. */
function useBarCount(): [RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(40);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setCount(Math.max(8, Math.min(100, Math.floor(element.clientWidth / step)))),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, count];
}

/** Follows where a track is heard: the picture at every frame, the words at every second. */
function useShownPosition(track: Track, draw: (part: number) => void): { ms: number; look: () => void } {
  const [ms, setMs] = useState(() => voicePosition(track));
  const state = useVoiceState(track.id);
  const look = () => {
    const at = voicePosition(track);
    draw(track.durationMs > 0 ? at / track.durationMs : 0);
    setMs((before) => (Math.floor(before / 1000) === Math.floor(at / 1000) ? before : at));
  };
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => {
    latest.current();
    if (state !== "playing") return;
    let frame = requestAnimationFrame(function next() {
      latest.current();
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [state, track.id]);
  return { ms, look };
}
