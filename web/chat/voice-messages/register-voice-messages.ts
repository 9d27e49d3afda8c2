import type { SharedFile } from "@atrium/contract/files/files.ts";
import { t } from "@lingui/core/macro";
import { Mic, Play } from "lucide-react";
import { toggleVoice, trackOf } from "#files/voice/index.ts";
import type { Action } from "#platform/slots/action.ts";
import { commands } from "#platform/slots/shell-slots.ts";
import { currentSpace, space } from "#platform/store/space.ts";
import { may } from "#workspace/workspaces/index.ts";
import { placeOf } from "../attachments/index.ts";
import { fieldNotes, writingTools } from "../composer/index.ts";
import { type MessageAction, type MessageTarget, messageActions } from "../messages/index.ts";
import { RecordButton, toggleRecording } from "./record-button.tsx";
import { recordKeys } from "./record-keys.ts";
import { RecorderNote } from "./recorder-note.tsx";

/** The field one is in, or the one on the screen. */
const fieldHere = (): HTMLElement | null =>
  document.activeElement?.closest<HTMLElement>("[data-conversation]") ?? document.querySelector("[data-conversation]");

const record: Action = {
  id: "voice.record",
  label: () => t`Record a voice message`,
  words: () => t`audio, microphone, dictate`,
  icon: Mic,
  group: () => t`Writing`,
  shortcut: recordKeys,
  when: () => space.get() !== null && may("file.upload") && fieldHere() !== null,
  run: () => toggleRecording(fieldHere()?.dataset.conversation ?? ""),
};

const voiceIn = ({ message }: MessageTarget): SharedFile | undefined =>
  message.deletedAt === null ? message.parts.files?.find(({ kind }) => kind === "voice") : undefined;

const play: MessageAction = {
  id: "message.play-voice",
  label: () => t`Play or pause the voice message`,
  icon: Play,
  group: () => t`Message`,
  shortcut: "Space",
  // In the row the key belongs to what has the focus.
  keysOnly: true,
  when: (target) => voiceIn(target) !== undefined && target.element === document.activeElement,
  run(target) {
    const file = voiceIn(target);
    if (file) toggleVoice(trackOf(file, placeOf(target.message), currentSpace().memberId));
  },
};

/** Called once, after the first screen stands. */
export function registerVoiceMessages(): void {
  writingTools.add({ Tool: RecordButton }, 200);
  fieldNotes.add(RecorderNote, 200);
  commands.add(record, 700);
  messageActions.add(play, 190);
}
