import { useLingui } from "@lingui/react/macro";
import { Check, type LucideIcon, Pause, Play, RotateCw, X } from "lucide-react";
import { lazy, memo, type ReactNode, Suspense, useState } from "react";
import { useConnectionState } from "#platform/realtime/live.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { isDrawn } from "../drawn-picture.ts";
import { FileIcon, kindOfType } from "../file-icon.tsx";
import { percentOf, sizeWords } from "../file-words.ts";
import { pictureOf } from "./local-pictures.ts";
import type { Upload } from "./upload.ts";
import { UploadBar } from "./upload-bar.tsx";
import { pauseUpload, removeUpload, resumeUpload } from "./uploading.ts";

const AltDialog = lazy(() => import("./alt-dialog.tsx"));

/** Sent before anybody could press it: what is smaller is not worth a button. */
const worthPausing = 2_000_000;
/** Trying the same again would end the same. */
const final = new Set(["too_large", "infected", "bytes_gone"]);

type Props = {
  upload: Upload;
  /** What will stand above it when it is sent, so that nothing moves then. */
  above?: ReactNode;
};

/** A file that will be sent with the message. */
export const AttachmentCard = memo(function AttachmentCard({ upload, above }: Props) {
  const { name, state } = upload;
  return (
    // Why one is refused needs a line of its own, to be read whole also where nothing can be pointed at.
    <li
      className={`min-w-0 overflow-hidden rounded-control border border-line bg-page ${state === "refused" ? "col-span-full" : ""}`}
    >
      {above}
      <div
        className={`relative flex items-center gap-2.5 pe-1 ps-1.5 ${state === "refused" ? "min-h-14 py-1.5 touch:min-h-16" : "h-14 touch:h-16"}`}
      >
        <Thumbnail upload={upload} />
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="truncate text-ui font-medium" dir="auto" title={name}>
            {name}
          </span>
          <Standing upload={upload} />
        </span>
        <Tools upload={upload} />
        {state !== "done" && state !== "refused" && <UploadBar upload={upload} />}
      </div>
    </li>
  );
});

function Tools({ upload: { id, name, state, size, alt, mediaType, error }, upload }: { upload: Upload }) {
  const { t } = useLingui();
  const [describing, setDescribing] = useState(false);
  const isGoing = state === "sending" || state === "waiting";
  return (
    <span className="flex shrink-0 items-center">
      {isDrawn(mediaType) && state !== "refused" && (
        <button
          type="button"
          aria-label={t`Alt text of ${name}`}
          data-tip={t`Describe it for who cannot see it`}
          className="flex h-7 cursor-pointer items-center gap-0.5 rounded-control px-1.5 text-meta font-medium text-quiet hover:bg-hover hover:text-text touch:h-11"
          onClick={() => setDescribing(true)}
        >
          {alt && <Check size={14} strokeWidth={2} className="text-accent" />}
          Alt
        </button>
      )}
      {isGoing && size > worthPausing && (
        <Small icon={Pause} label={t`Pause ${name}`} onPress={() => pauseUpload(id)} />
      )}
      {state === "paused" && <Small icon={Play} label={t`Go on with ${name}`} onPress={() => resumeUpload(id)} />}
      {state === "refused" && !final.has(error?.code ?? "") && (
        <Small icon={RotateCw} label={t`Try ${name} again`} onPress={() => resumeUpload(id)} />
      )}
      <Small icon={X} label={t`Remove ${name}`} onPress={() => removeUpload(id)} />
      <Suspense>{describing && <AltDialog upload={upload} onClose={() => setDescribing(false)} />}</Suspense>
    </span>
  );
}

function Thumbnail({ upload }: { upload: Upload }) {
  const { mediaType, state } = upload;
  const address = pictureOf(upload);
  return address ? (
    <img
      src={address}
      alt=""
      className={`size-10 shrink-0 rounded-control bg-hover object-cover ${state === "done" ? "" : "opacity-60"}`}
    />
  ) : (
    <span className="flex size-10 shrink-0 items-center justify-center rounded-control bg-accent-soft text-accent-ink">
      <FileIcon kind={kindOfType(mediaType)} size={20} strokeWidth={1.5} />
    </span>
  );
}

/** How it stands with a file, in words. */
function Standing({ upload: { state, sent, size, error } }: { upload: Upload }) {
  const { t } = useLingui();
  const online = useConnectionState().status === "online";
  if (state === "refused") {
    return <span className="text-meta text-danger text-pretty">{errorWords(error)}</span>;
  }
  const all = sizeWords(size);
  const percent = percentOf(sent, size);
  const words = {
    done: all,
    paused: t`Paused at ${percent} %`,
    waiting: online ? t`Waiting, ${all}` : t`Waiting for the network`,
    sending: t`${percent} % of ${all}`,
  }[state];
  return <span className="truncate text-meta text-quiet tabular-nums">{words}</span>;
}

const Small = ({ icon: Icon, label, onPress }: { icon: LucideIcon; label: string; onPress: () => void }) => (
  <button
    type="button"
    aria-label={label}
    data-tip={label}
    className="flex size-7 cursor-pointer items-center justify-center rounded-control text-quiet hover:bg-hover hover:text-text touch:size-11"
    onClick={onPress}
  >
    <Icon size={16} strokeWidth={1.75} />
  </button>
);
