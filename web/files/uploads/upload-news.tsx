import { t } from "@lingui/core/macro";
import { useEffect, useRef, useState } from "react";
import { errorWords } from "#platform/words/error-words.ts";
import type { Upload } from "./upload.ts";

/** Says aloud what somebody who does not see the bars needs to know: that files were added, are there, or failed. */
export function UploadNews({ uploads }: { uploads: readonly Upload[] }) {
  const [words, setWords] = useState("");
  const before = useRef<readonly Upload[]>([]);
  useEffect(() => {
    const news = newsOf(before.current, uploads);
    before.current = uploads;
    if (news) setWords(news);
  }, [uploads]);
  return (
    <p className="sr-only" role="status">
      {words}
    </p>
  );
}

function newsOf(before: readonly Upload[], now: readonly Upload[]): string | null {
  const was = (id: string) => before.find((one) => one.id === id);
  const refused = now.find(({ id, state }) => state === "refused" && was(id)?.state !== "refused");
  if (refused) return `${refused.name}: ${errorWords(refused.error)}`;
  const added = now.filter(({ id }) => !was(id));
  if (added.length > 0) return added.length === 1 ? t`${added[0]?.name ?? ""} added` : t`${added.length} files added`;
  const isAll = (list: readonly Upload[]) => list.length > 0 && list.every(({ state }) => state === "done");
  if (!isAll(now) || isAll(before)) return null;
  return now.length === 1 ? t`The file is ready to be sent` : t`All ${now.length} files are ready to be sent`;
}
