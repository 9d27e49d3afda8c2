import { t } from "@lingui/core/macro";
import { chooseVoice } from "#files/uploads/index.ts";
import { type Recorded, VoiceRecorder } from "#files/voice/index.ts";
import type { FieldNoteProps } from "../composer/index.ts";
import { conversationKey } from "../conversation.ts";

/** Above the field: the voice message that is being made. What stands in the field goes with it. */
export function RecorderNote({ conversation, onSend, onFocus }: FieldNoteProps) {
  const place = conversationKey(conversation);
  const send = ({ bytes, durationMs, waveform }: Recorded) => {
    const taken = chooseVoice(place, fileOf(bytes), { durationMs, waveform });
    if (taken) onSend();
    return taken;
  };
  // On a phone the keyboard would come up.
  const close = () => matchMedia("(pointer: coarse)").matches || onFocus();
  return <VoiceRecorder place={place} onSend={send} onClosed={close} />;
}

/** Named for whom who keeps it: `Voice message 2026-11-20 14.02.webm`. */
function fileOf(bytes: Blob): File {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString();
  const moment = `${local.slice(0, 10)} ${local.slice(11, 16).replace(":", ".")}`;
  const ending = bytes.type === "audio/mp4" ? "m4a" : "webm";
  return new File([bytes], `${t`Voice message`} ${moment}.${ending}`, { type: bytes.type });
}
