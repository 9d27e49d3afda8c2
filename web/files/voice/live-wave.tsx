import { useEffect, useRef } from "react";
import { levelMs, type Recorder } from "./recorder.ts";
import { barPath } from "./waveform.ts";

const step = 4;
const height = 28;
/** Levels one bar stands for. */
const each = 2;

/** How loud it is, as it is recorded: the newest at the end. */
export function LiveWave({ recorder, paused }: { recorder: Recorder; paused: boolean }) {
  const box = useRef<SVGSVGElement>(null);
  const path = useRef<SVGPathElement>(null);
  useEffect(() => {
    const draw = () => {
      const room = Math.floor((box.current?.clientWidth ?? 0) / step);
      path.current?.setAttribute("d", barPath(newest(recorder.levels, room), step, height));
    };
    draw();
    if (paused) return;
    const timer = setInterval(draw, levelMs);
    return () => clearInterval(timer);
  }, [recorder, paused]);
  return (
    <svg
      ref={box}
      aria-hidden="true"
      className={`h-7 min-w-0 flex-1 ${paused ? "stroke-control/70" : "stroke-danger"}`}
    >
      <path ref={path} strokeWidth={2} strokeLinecap="round" />
    </svg>
  );
}

/** The last bars that there is room for. */
function newest(levels: readonly number[], room: number): number[] {
  const last = Math.floor(levels.length / each);
  const first = Math.max(0, last - room);
  return Array.from({ length: last - first }, (_, at) =>
    Math.max(...levels.slice((first + at) * each, (first + at + 1) * each)),
  );
}
