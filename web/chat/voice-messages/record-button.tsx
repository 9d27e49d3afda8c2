import { useLingui } from "@lingui/react/macro";
import { Mic } from "lucide-react";
import { type PointerEvent, useRef } from "react";
import {
  beginRecording,
  finishRecording,
  moveHold,
  recordingOf,
  releaseHold,
  useRecording,
} from "#files/voice/index.ts";
import { told } from "#platform/slots/run-action.ts";
import { shownKeys } from "#platform/slots/shortcut.ts";
import { useMay } from "#workspace/workspaces/index.ts";
import { type Conversation, conversationKey } from "../conversation.ts";
import { recordKeys } from "./record-keys.ts";

/** How long a finger is down before it holds. */
const holdMs = 220;
/** How far aside it goes to throw away what was said. */
const cancelPixels = 90;

/** Begins a voice message with a press, and ends it with the next. A finger may hold it down while speaking. */
export function RecordButton({ conversation }: { conversation: Conversation }) {
  const { t } = useLingui();
  const place = conversationKey(conversation);
  const state = useRecording(place)?.state;
  const isOn = state === "recording" || state === "paused";
  const finger = useFinger(place);
  if (!useMay("file.upload")) return null;
  const label = isOn ? t`Stop recording` : t`Record a voice message`;
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isOn}
      data-tip={label}
      data-tip-keys={shownKeys(recordKeys).join(" ")}
      className="flex size-8 shrink-0 cursor-pointer touch-none items-center justify-center rounded-control text-quiet select-none hover:bg-hover hover:text-text aria-pressed:bg-danger-soft aria-pressed:text-danger touch:h-11 touch:w-10"
      {...finger}
      // A long press means something else here.
      onContextMenu={(press) => press.preventDefault()}
    >
      <Mic size={18} strokeWidth={1.5} />
    </button>
  );
}

/** The first press begins, the next one ends it and lets one listen. */
export function toggleRecording(place: string): void {
  const state = recordingOf(place)?.state;
  told(() => (state === "recording" || state === "paused" ? finishRecording(place) : beginRecording(place)));
}

type Held = { x: number; timer: ReturnType<typeof setTimeout>; holds: boolean };

function useFinger(place: string) {
  const held = useRef<Held | null>(null);
  const wasHeld = useRef(false);
  const end = () => {
    if (!held.current) return;
    clearTimeout(held.current.timer);
    wasHeld.current = held.current.holds;
    if (held.current.holds) releaseHold();
    held.current = null;
  };
  return {
    onPointerDown: (press: PointerEvent<HTMLElement>) => {
      wasHeld.current = false;
      if (press.pointerType !== "touch" || recordingOf(place)) return;
      press.currentTarget.setPointerCapture(press.pointerId);
      const begin = () => {
        if (!held.current) return;
        held.current.holds = true;
        moveHold(place, false);
        told(() => beginRecording(place));
      };
      held.current = { x: press.clientX, timer: setTimeout(begin, holdMs), holds: false };
    },
    onPointerMove: (press: PointerEvent) => {
      if (held.current?.holds) moveHold(place, Math.abs(press.clientX - held.current.x) > cancelPixels);
    },
    onPointerUp: end,
    onPointerCancel: end,
    // Also the keyboard's.
    onClick: () => {
      if (!wasHeld.current) toggleRecording(place);
      wasHeld.current = false;
    },
  };
}
