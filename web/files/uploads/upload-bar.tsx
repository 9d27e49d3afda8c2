import { useLingui } from "@lingui/react/macro";
import { percentOf } from "../file-words.ts";
import type { Upload } from "./upload.ts";

/** How much of a file is there, along the lower edge of what stands for it. */
export function UploadBar({ upload: { name, sent, size } }: { upload: Upload }) {
  const { t } = useLingui();
  const percent = percentOf(sent, size);
  return (
    <span
      role="progressbar"
      aria-label={t`Sending ${name}`}
      aria-valuenow={percent}
      className="absolute inset-x-0 bottom-0 h-0.75 bg-line"
    >
      <span
        className="block h-full origin-left bg-accent transition-transform duration-180 rtl:origin-right"
        style={{ transform: `scaleX(${sent / size})` }}
      />
    </span>
  );
}
