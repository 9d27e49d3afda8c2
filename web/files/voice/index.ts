/** Voice messages: recording what is said, and hearing it. */
export { toggleVoice } from "./playing-store.ts";
export type { Recorded } from "./recorder.ts";
export { VoiceRecorder } from "./recorder-gate.tsx";
export {
  beginRecording,
  finishRecording,
  moveHold,
  recordingOf,
  releaseHold,
  useRecording,
} from "./recording-store.ts";
export { registerVoices } from "./register-voices.ts";
export { trackOf } from "./voice-track.ts";
