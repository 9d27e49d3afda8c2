import { spokenTime } from "@atrium/contract/files/spoken-time.ts";
import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { contentAddress } from "../file-address.ts";
import { bytesOf, type Upload, UploadBar } from "../uploads/index.ts";
import { VoicePlayer } from "./voice-player.tsx";

/** One's own voice message on its way: it can be heard meanwhile. */
export default function VoiceUpload({ upload }: { upload: Upload }) {
  const { t } = useLingui();
  const here = useBytes(upload.id);
  // Said on another device, it is on the server.
  const src = here || (upload.state === "done" && upload.file ? contentAddress({ ...upload.file, version: 1 }) : "");
  const { durationMs, waveform } = upload.voice ?? { durationMs: 0, waveform: [] };
  const track = { id: upload.id, src, durationMs, waveform, memberId: null };
  return (
    <li className="relative w-full max-w-90 overflow-hidden rounded-card border border-line bg-surface px-2 py-1.5 opacity-70">
      <VoicePlayer track={track} label={t`Your voice message, ${spokenTime(durationMs)}`} />
      {upload.state !== "done" && <UploadBar upload={upload} />}
    </li>
  );
}

/** The address of what lies on this device, once it is read. */
function useBytes(id: string): string {
  const [src, setSrc] = useState("");
  useEffect(() => {
    let address = "";
    let gone = false;
    bytesOf(id).then((bytes) => {
      if (!bytes || gone) return;
      address = URL.createObjectURL(bytes);
      setSrc(address);
    }, reportError);
    return () => {
      gone = true;
      URL.revokeObjectURL(address);
    };
  }, [id]);
  return src;
}
