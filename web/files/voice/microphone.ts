/** Why there is no sound to record. */
export type MicrophoneProblem = "refused" | "missing" | "busy" | "unsupported";

export class MicrophoneError extends Error {
  override name = "MicrophoneError";
  readonly problem: MicrophoneProblem;
  constructor(problem: MicrophoneProblem, cause?: unknown) {
    super(`No microphone: ${problem}`, { cause });
    this.problem = problem;
  }
}

/** What this browser records, the smallest first. Safari has no WebM before 18.4. */
const types = ["audio/webm;codecs=opus", "audio/mp4", "audio/webm"];

/** Undefined where nothing can be recorded: an old browser, or an address without TLS. */
export function recordedType(): string | undefined {
  if (typeof MediaRecorder === "undefined" || !navigator.mediaDevices) return undefined;
  return types.find((type) => MediaRecorder.isTypeSupported(type));
}

/** Whether opening it will ask first; where the browser does not tell it is taken to. */
export async function microphoneAsks(): Promise<boolean> {
  try {
    const { state } = await navigator.permissions.query({ name: "microphone" as PermissionName });
    return state === "prompt";
  } catch {
    return true;
  }
}

/** Rejects with a `MicrophoneError`. */
export async function openMicrophone(): Promise<MediaStream> {
  if (!recordedType()) throw new MicrophoneError("unsupported");
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
  } catch (error) {
    throw new MicrophoneError(problemOf(error), error);
  }
}

/** https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
function problemOf(error: unknown): MicrophoneProblem {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  return name === "NotFoundError" || name === "OverconstrainedError" ? "missing" : "busy";
}

export function closeMicrophone(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
