import { preference } from "#people/preferences/index.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";
import { markHeard } from "./heard-voices.ts";

/** Something said that can be heard: a voice message, or a recording not sent yet. */
export type Track = {
  id: string;
  src: string;
  /** The player of the browser does not know it of what was recorded. */
  durationMs: number;
  waveform: readonly number[];
  /** Whose voice it is; null for what is not sent yet. */
  memberId: string | null;
  /** Where it was said. */
  address?: string;
  /** What is heard when this one is over. */
  next?: () => Track | undefined;
};

type Playing = {
  track: Track | null;
  state: "playing" | "paused" | "loading" | "failed";
};

export const playing = createStore<Playing>({ track: null, state: "paused" });

export const speeds = [1, 1.25, 1.5, 2] as const;
const speedKey = "atrium.voice-speed";
const rememberedSpeed = (): number => {
  const kept = Number(localStorage.getItem(speedKey));
  return speeds.find((speed) => speed === kept) ?? 1;
};
/** For this device. */
export const speed = createStore(rememberedSpeed());

/** One sound for the whole app: what begins ends what was heard before, and goes on wherever one looks. */
let sound: HTMLAudioElement | null = null;
/** Where each track was left, in milliseconds. */
const left = new Map<string, number>();

function theSound(): HTMLAudioElement {
  if (sound) return sound;
  sound = new Audio();
  sound.preload = "auto";
  const to = (state: Playing["state"]) => () => {
    if (playing.get().track) playing.set((now) => ({ ...now, state }));
  };
  sound.addEventListener("playing", to("playing"));
  sound.addEventListener("pause", to("paused"));
  sound.addEventListener("waiting", to("loading"));
  sound.addEventListener("error", to("failed"));
  sound.addEventListener("ended", ended);
  return sound;
}

function ended(): void {
  const { track } = playing.get();
  if (!track) return;
  left.delete(track.id);
  playing.set({ track: null, state: "paused" });
  const next = preference("voicesPlayOn") ? track.next?.() : undefined;
  if (next) playVoice(next);
}

/** Plays a track from where it was left; what was heard before stops there. */
export function playVoice(track: Track): void {
  const audio = theSound();
  if (playing.get().track?.id !== track.id) {
    keepPlace();
    if (track.memberId !== null) markHeard(track.id);
    playing.set({ track, state: "loading" });
    audio.src = track.src;
    audio.currentTime = (left.get(track.id) ?? 0) / 1000;
  }
  audio.playbackRate = speed.get();
  audio.play().catch((error: unknown) => {
    // Another one began before this one could.
    if (error instanceof DOMException && error.name === "AbortError") return;
    if (playing.get().track?.id === track.id) playing.set({ track, state: "failed" });
  });
}

export const pauseVoice = (): void => sound?.pause();

export function toggleVoice(track: Track): void {
  const now = playing.get();
  if (now.track?.id === track.id && (now.state === "playing" || now.state === "loading")) pauseVoice();
  else playVoice(track);
}

/** Stops and takes the bar away. */
export function stopVoice(): void {
  keepPlace();
  sound?.pause();
  playing.set({ track: null, state: "paused" });
}

function keepPlace(): void {
  const { track } = playing.get();
  if (track && sound && !sound.ended) left.set(track.id, sound.currentTime * 1000);
}

/** Where a track is heard, or was left, in milliseconds. */
export function voicePosition({ id, durationMs }: Track): number {
  const current = playing.get().track?.id === id ? sound : null;
  return Math.min(durationMs, current ? current.currentTime * 1000 : (left.get(id) ?? 0));
}

/** Goes to a moment of a track, whether it plays or not. */
export function seekVoice(track: Track, ms: number): void {
  const at = Math.max(0, Math.min(track.durationMs, ms));
  if (playing.get().track?.id === track.id && sound) sound.currentTime = at / 1000;
  else left.set(track.id, at);
}

export function nextSpeed(): void {
  const at = speeds.findIndex((one) => one === speed.get());
  const next = speeds[(at + 1) % speeds.length] ?? 1;
  speed.set(next);
  localStorage.setItem(speedKey, String(next));
  if (sound) sound.playbackRate = next;
}

/** How a track stands: `idle` when another one, or none, is heard. */
export const useVoiceState = (id: string): Playing["state"] | "idle" =>
  useStore(playing, ({ track, state }) => (track?.id === id ? state : "idle"));

/** Called once. */
export function registerPlaying(): void {
  onClear(() => {
    stopVoice();
    left.clear();
  });
}
