import type { VoiceDetails } from "@atrium/contract/files/uploads.ts";
import type { ApiError } from "#platform/api/api-error.ts";

/** A file that is being sent to the server, or stands there and is not shown anywhere yet. */
export type Upload = {
  /** Made here; the server knows it by this until it has given it one of its own. */
  id: string;
  /** What it will be sent with: the key of a conversation's draft, or the client id of a message on its way. */
  holder: string;
  /** Milliseconds: they are shown, and sent, in the order they were chosen. */
  chosenAt: number;
  name: string;
  /** Bytes. */
  size: number;
  /** What the device says it is; the server looks for itself. */
  mediaType: string;
  /** Pixels of a picture, as far as this device can tell. */
  width: number | null;
  height: number | null;
  /** What a picture shows, in words. */
  alt: string;
  /** Of something recorded here, to be heard like speech. */
  voice: VoiceDetails | null;
  /** Where the server shows it small, when it was chosen on another device. */
  picture: string | null;
  /** What the server calls it, and where it takes the bytes. */
  file: { id: string; url: string } | null;
  /** `waiting` for its turn or the network, `sending` now, `refused` with a reason. */
  state: "waiting" | "sending" | "paused" | "done" | "refused";
  /** Bytes the server has. */
  sent: number;
  error: ApiError | null;
};
