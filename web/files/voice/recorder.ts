import { closeMicrophone, recordedType } from "./microphone.ts";
import { waveformOf } from "./waveform.ts";

/** What was said, ready to be heard and sent. */
export type Recorded = {
  bytes: Blob;
  durationMs: number;
  /** At most 100 steps from 0 to 255. */
  waveform: number[];
};

/** A second of what is being said, as it comes: enough of them in their order are a recording. */
export type RecordedPart = {
  bytes: Blob;
  /** Until its end. */
  elapsedMs: number;
  /** Of this part alone. */
  levels: readonly number[];
};

export type Recorder = {
  pause: () => void;
  resume: () => void;
  /** Without the time it was paused. */
  elapsedMs: () => number;
  /** How loud it was, 0 to 1, one for every `levelMs`. */
  levels: readonly number[];
  /** Ends it and lets go of the microphone. */
  stop: () => Promise<Recorded>;
  /** Lets go of the microphone and of what was said. */
  discard: () => void;
};

export const longestMs = 10 * 60_000;
export const levelMs = 60;
/** What a page that dies may lose. */
const partMs = 1000;
/** Speech stays clear, and a minute is 240 KB. */
const bitsPerSecond = 32_000;

type Told = {
  /** It ended by itself: it was long enough, or the microphone is gone. What was said is kept. */
  onEnd: () => void;
  onPart: (part: RecordedPart) => void;
};

/** Records from a microphone until it is stopped, or has gone on for ten minutes. */
export function startRecorder(stream: MediaStream, { onEnd, onPart }: Told): Recorder {
  const media = new MediaRecorder(stream, { mimeType: recordedType() ?? "", audioBitsPerSecond: bitsPerSecond });
  const parts: Blob[] = [];
  const clock = createClock();
  const loudness = measureLoudness(stream);
  const levels: number[] = [];
  let told = 0;
  media.addEventListener("dataavailable", ({ data }) => {
    parts.push(data);
    onPart({ bytes: data, elapsedMs: clock.elapsed(), levels: levels.slice(told) });
    told = levels.length;
  });
  stream.getAudioTracks()[0]?.addEventListener("ended", onEnd);
  const timer = setInterval(() => {
    if (clock.elapsed() >= longestMs) onEnd();
    // A page in the background is woken once a second: what was missed was as loud.
    const level = media.state === "recording" ? loudness.now() : null;
    while (level !== null && levels.length < clock.elapsed() / levelMs) levels.push(level);
  }, levelMs);
  const end = () => {
    clearInterval(timer);
    loudness.end();
    closeMicrophone(stream);
  };
  media.start(partMs);
  clock.go();
  return {
    levels,
    elapsedMs: () => Math.min(longestMs, clock.elapsed()),
    pause() {
      if (media.state !== "recording") return;
      media.pause();
      clock.halt();
    },
    resume() {
      if (media.state !== "paused") return;
      media.resume();
      clock.go();
    },
    async stop() {
      clock.halt();
      await ended(media);
      end();
      return recordedOf(parts, { levels, elapsedMs: clock.elapsed() });
    },
    discard() {
      if (media.state !== "inactive") media.stop();
      end();
    },
  };
}

/** One recording of its parts, in the order they came. */
export async function recordedOf(
  parts: readonly Blob[],
  seen: { levels: readonly number[]; elapsedMs: number },
): Promise<Recorded> {
  const bytes = new Blob([...parts], { type: parts[0]?.type.split(";")[0] ?? "" });
  return { bytes, ...(await measure(bytes, seen)) };
}

function ended(media: MediaRecorder): Promise<void> {
  // It ends by itself with the microphone, and then will not tell again.
  if (media.state === "inactive") return new Promise((resolve) => setTimeout(resolve));
  return new Promise((resolve) => {
    media.addEventListener("stop", () => resolve(), { once: true });
    media.stop();
  });
}

function createClock() {
  let before = 0;
  let since: number | null = null;
  const elapsed = () => before + (since === null ? 0 : performance.now() - since);
  return {
    elapsed,
    go: () => {
      since ??= performance.now();
    },
    halt: () => {
      before = elapsed();
      since = null;
    },
  };
}

/** How loud the microphone is now, 0 to 1. */
function measureLoudness(stream: MediaStream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    now(): number {
      analyser.getFloatTimeDomainData(samples);
      // Quiet and loud speech differ tenfold; the eye should see both.
      return Math.min(1, Math.sqrt(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)));
    },
    end: () => void context.close().catch(() => undefined),
  };
}

/** From the bytes themselves; where they cannot be decoded, from what was seen while recording. */
async function measure(
  bytes: Blob,
  seen: { levels: readonly number[]; elapsedMs: number },
): Promise<Omit<Recorded, "bytes">> {
  try {
    // 8,000 samples a second are enough for an outline: ten minutes are 19 MB.
    const sound = await new OfflineAudioContext(1, 1, 8000).decodeAudioData(await bytes.arrayBuffer());
    return { durationMs: Math.round(sound.duration * 1000), waveform: waveformOf(sound.getChannelData(0)) };
  } catch {
    return { durationMs: Math.round(seen.elapsedMs), waveform: waveformOf(seen.levels) };
  }
}
