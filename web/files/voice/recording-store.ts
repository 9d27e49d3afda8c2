import { createStore } from "#platform/store/create-store.ts";
import { onClear } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import {
  closeMicrophone,
  MicrophoneError,
  type MicrophoneProblem,
  microphoneAsks,
  openMicrophone,
} from "./microphone.ts";
import { pauseVoice } from "./playing-store.ts";
import { type Recorded, type Recorder, startRecorder } from "./recorder.ts";
import { forgetRecorded, keepRecorded, keptRecordings, type Unsent } from "./recording-memory.ts";
import { beginTake, type Take, takeUpLeft } from "./recording-parts.ts";

/** A voice message that is being made; by the place it will be sent to, whatever stands for that. */
export type Recording =
  /** Says why the browser will ask, before it does. */
  | { state: "explaining" }
  | { state: "opening" }
  | { state: "failed"; problem: MicrophoneProblem }
  | { state: "recording" | "paused"; recorder: Recorder; take: Take }
  | { state: "closing" }
  /** `isBack`: the page was left before it was sent. */
  | { state: "ready"; recorded: Recorded; isBack?: true };

const recordings = createStore<ReadonlyMap<string, Recording>>(new Map());

export const recordingOf = (place: string): Recording | undefined => recordings.get().get(place);
export const useRecording = (place: string): Recording | undefined => useStore(recordings, (all) => all.get(place));

function change(place: string, next: Recording | null): void {
  recordings.set((all) => {
    const after = new Map(all);
    if (next) after.set(place, next);
    else after.delete(place);
    return after;
  });
}

/** Begins a voice message. Where the browser will ask for the microphone a reason is given first. */
export async function beginRecording(place: string): Promise<void> {
  const before = recordingOf(place);
  if (before && before.state !== "failed") return;
  change(place, { state: "opening" });
  if (await microphoneAsks()) change(place, { state: "explaining" });
  else await openAndRecord(place);
}

/** Asks the browser, and records when it agrees. */
export async function openAndRecord(place: string): Promise<void> {
  change(place, { state: "opening" });
  await Promise.all([...recordings.get().keys()].filter((other) => other !== place).map(finishRecording));
  try {
    const stream = await openMicrophone();
    // Given up while the browser asked.
    if (recordingOf(place)?.state !== "opening") return closeMicrophone(stream);
    pauseVoice();
    const take = beginTake(place);
    const onEnd = () => void finishRecording(place).catch(reportError);
    const recorder = startRecorder(stream, { onEnd, onPart: take.keep });
    change(place, { state: "recording", recorder, take });
  } catch (error) {
    if (!(error instanceof MicrophoneError)) throw error;
    if (recordingOf(place)) change(place, { state: "failed", problem: error.problem });
  }
}

export function pauseRecording(place: string): void {
  const now = recordingOf(place);
  if (now?.state !== "recording") return;
  now.recorder.pause();
  change(place, { ...now, state: "paused" });
}

export function resumeRecording(place: string): void {
  const now = recordingOf(place);
  if (now?.state !== "paused") return;
  now.recorder.resume();
  change(place, { ...now, state: "recording" });
}

/** Ends the recording, to be heard or sent. Answers undefined when there is nothing. */
export async function finishRecording(place: string): Promise<Recorded | undefined> {
  const now = recordingOf(place);
  if (now?.state === "ready") return now.recorded;
  if (now?.state !== "recording" && now?.state !== "paused") return undefined;
  const closing: Recording = { state: "closing" };
  change(place, closing);
  const recorded = await now.recorder.stop();
  const isWanted = recordingOf(place) === closing;
  const isEmpty = recorded.bytes.size === 0;
  if (isWanted) change(place, isEmpty ? null : { state: "ready", recorded });
  if (isWanted && !isEmpty) keepRecorded(place, recorded);
  now.take.forget();
  return isWanted && !isEmpty ? recorded : undefined;
}

const watched = new Set<string>();

/** Somebody looks at the place. Whoever leaves it is not listened to any more; what was said waits there. */
export function watchRecording(place: string): () => void {
  watched.add(place);
  const leave = () => {
    const state = recordingOf(place)?.state;
    if (watched.has(place)) return;
    if (state === "recording" || state === "paused") finishRecording(place).catch(reportError);
    else if (state !== "ready" && state !== "closing") change(place, null);
  };
  return () => {
    watched.delete(place);
    setTimeout(leave);
  };
}

/** Also when it is sent: from there on it is a file among others. */
export function discardRecording(place: string): void {
  const now = recordingOf(place);
  if (now?.state === "ready") forgetRecorded(place);
  if (now?.state === "recording" || now?.state === "paused") now.take.forget();
  letGo(place);
}

/** What this device keeps of it stays. */
function letGo(place: string): void {
  const now = recordingOf(place);
  if (now?.state === "recording" || now?.state === "paused") {
    now.recorder.discard();
    now.take.leave();
  }
  change(place, null);
}

/**
 * A finger that holds the button down while somebody speaks: letting it go sends, letting it go far to the side throws
 * it away.
 */
type Hold = { place: string; state: "held" | "cancelling" | "released" };
export const hold = createStore<Hold | null>(null);
/** Shorter than this it was a press, and the recording goes on by itself. */
const shortestHoldMs = 700;

export function moveHold(place: string, cancelling: boolean): void {
  const state = cancelling ? "cancelling" : "held";
  if (hold.get()?.state !== state) hold.set({ place, state });
}

export function releaseHold(): void {
  const now = hold.get();
  if (!now) return;
  const recording = recordingOf(now.place);
  const long = recording?.state === "recording" && recording.recorder.elapsedMs() >= shortestHoldMs;
  hold.set(long && now.state === "held" ? { ...now, state: "released" } : null);
  if (now.state === "cancelling") discardRecording(now.place);
}

/** Brings back what was said before the page was left, finished or not. */
async function load(): Promise<void> {
  const here = space.get();
  const bringBack = ({ place, recorded }: Unsent): boolean => {
    // Somebody has begun to speak meanwhile, or went elsewhere.
    if (recordingOf(place) || space.get() !== here) return false;
    change(place, { state: "ready", recorded, isBack: true });
    return true;
  };
  for (const kept of await keptRecordings()) bringBack(kept);
  await takeUpLeft((left) => {
    const isBack = bringBack(left);
    if (isBack) keepRecorded(left.place, left.recorded, left.at);
    return isBack;
  });
}

/** Called once. */
export function registerRecordings(): void {
  // Left, and not thrown away: it waits on this device.
  onClear(() => [...recordings.get().keys()].forEach(letGo));
  const enter = () => {
    if (space.get()) load().catch(reportError);
  };
  space.subscribe(enter);
  enter();
}
