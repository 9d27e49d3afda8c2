import { lazy, Suspense } from "react";
import type { Recorded } from "./recorder.ts";
import { useRecording } from "./recording-store.ts";

const Panel = lazy(() => import("./recorder-panel.tsx"));

type Props = {
  /** Where it will be sent to, whatever stands for that. */
  place: string;
  /** Answers whether it was taken; otherwise it stays. */
  onSend: (recorded: Recorded) => boolean;
  onClosed: () => void;
};

/** The voice message that is being made at a place, if any; its code is fetched with the first one. */
export function VoiceRecorder(props: Props) {
  const recording = useRecording(props.place) !== undefined;
  return recording ? (
    <Suspense fallback={<div className="mb-1.5 h-12" />}>
      <Panel {...props} />
    </Suspense>
  ) : null;
}
