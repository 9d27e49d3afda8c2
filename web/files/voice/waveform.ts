/** A waveform as it is sent: how loud it is over time, 100 steps from 0 to 255. */
const steps = 100;
/** A room in which nobody speaks is not drawn as if somebody shouted. */
const quietest = 0.06;

/** The loudest moment of each of 100 equal parts, against the loudest of all. */
export function waveformOf(samples: ArrayLike<number>): number[] {
  const peaks = loudest(samples, Math.min(steps, samples.length));
  const top = Math.max(quietest, ...peaks);
  return peaks.map((peak) => Math.min(255, Math.round((peak / top) * 255)));
}

/** A waveform with this many bars, from 0 to 1: as many as there is room for. */
export function barsOf(waveform: readonly number[], count: number): number[] {
  if (waveform.length === 0) return Array.from({ length: count }, () => 0);
  if (waveform.length >= count) return loudest(waveform, count).map((level) => level / 255);
  return Array.from({ length: count }, (_, at) => (waveform[Math.floor((at * waveform.length) / count)] ?? 0) / 255);
}

function loudest(levels: ArrayLike<number>, count: number): number[] {
  return Array.from({ length: count }, (_, part) => {
    const end = Math.max(1, Math.floor(((part + 1) * levels.length) / count));
    let most = 0;
    for (let at = Math.floor((part * levels.length) / count); at < end; at++)
      most = Math.max(most, Math.abs(levels[at] ?? 0));
    return most;
  });
}

/** Bars as the path of an SVG: each a line around the middle. `step` is the way from one to the next. */
export const barPath = (bars: readonly number[], step: number, height: number): string =>
  bars
    .map((level, at) => {
      const half = Math.max(0.5, (level * (height - 4)) / 2);
      return `M${(at + 0.5) * step} ${round(height / 2 - half)}V${round(height / 2 + half)}`;
    })
    .join("");

const round = (value: number): number => Math.round(value * 10) / 10;
