import type { SharedFile } from "@atrium/contract/files/files.ts";
import { contentAddress } from "../file-address.ts";
import type { FilePlace } from "../shown/index.ts";
import { isHeard } from "./heard-voices.ts";
import type { Track } from "./playing-store.ts";

/** A voice message as what is heard: others that were said after it and not heard yet follow it. */
export function trackOf(file: SharedFile, place: FilePlace | null, memberId: string): Track {
  const isNext = ({ id, kind, uploaderId }: SharedFile) => kind === "voice" && uploaderId !== memberId && !isHeard(id);
  return {
    id: file.id,
    src: contentAddress(file),
    durationMs: file.durationMs ?? 0,
    waveform: file.waveform ?? [],
    memberId: file.uploaderId,
    ...(place && { address: place.address }),
    next: () => {
      const next = place?.later().find(isNext);
      return next && trackOf(next, place, memberId);
    },
  };
}
