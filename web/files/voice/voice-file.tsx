import { spokenTime } from "@atrium/contract/files/spoken-time.ts";
import { useLingui } from "@lingui/react/macro";
import { use, useMemo, useState } from "react";
import { useProfile } from "#people/profiles/index.ts";
import { useSpace } from "#platform/store/space.ts";
import { FileMenu, FilePlaceContext, type FileViewProps } from "../shown/index.ts";
import { useHeard } from "./heard-voices.ts";
import { VoicePlayer } from "./voice-player.tsx";
import { trackOf } from "./voice-track.ts";

/** A voice message: to be heard where it stands, with what is said in it when that is known. */
export default function VoiceFile({ file }: FileViewProps) {
  const { t } = useLingui();
  const { memberId } = useSpace();
  const place = use(FilePlaceContext);
  const track = useMemo(() => trackOf(file, place, memberId), [file, place, memberId]);
  const heard = useHeard(file.id);
  const name = useProfile(file.uploaderId)?.name ?? "…";
  const time = spokenTime(track.durationMs);
  return (
    <div className="w-full max-w-90 rounded-card border border-line bg-surface">
      <div className="flex items-center gap-1 py-1.5 ps-2 pe-1">
        <div className="min-w-0 flex-1">
          <VoicePlayer
            track={track}
            withSpeed
            label={t`Voice message from ${name}, ${time}`}
            fresh={!heard && file.uploaderId !== memberId}
          />
        </div>
        <FileMenu file={file} />
      </div>
      {file.transcript !== null && <Transcript text={file.transcript} />}
    </div>
  );
}

/** More letters than fit on three lines. */
const longText = 150;

function Transcript({ text }: { text: string }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const isLong = text.length > longText;
  return (
    <div className="border-t border-line px-3 py-2">
      <p
        dir="auto"
        aria-label={t`Transcript`}
        className={`text-ui text-quiet wrap-anywhere ${isLong && !open ? "line-clamp-3" : "whitespace-pre-line"}`}
      >
        {text}
      </p>
      {isLong && (
        <button
          type="button"
          aria-expanded={open}
          className="cursor-pointer text-meta font-medium text-accent-ink hover:underline touch:-my-2 touch:min-h-11"
          onClick={() => setOpen(!open)}
        >
          {open ? t`Show less` : t`Show all`}
        </button>
      )}
    </div>
  );
}
