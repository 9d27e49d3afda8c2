import { useLingui } from "@lingui/react/macro";
import { AttachmentCard } from "./attachment-card.tsx";
import { UploadNews } from "./upload-news.tsx";
import { useUploads } from "./upload-store.ts";

/** What will be sent with the words: each file with how far it is, and what can be done about it. */
export function AttachmentTray({ holder }: { holder: string }) {
  const { t } = useLingui();
  const uploads = useUploads(holder);
  return (
    <>
      <UploadNews uploads={uploads} />
      {uploads.length > 0 && (
        <ul
          aria-label={t`Attached files`}
          className="grid max-h-[30vh] grid-cols-[repeat(auto-fill,minmax(min(100%,228px),1fr))] gap-2 overflow-y-auto px-2.5 pb-2 pt-1"
        >
          {uploads.map((upload) => (
            <AttachmentCard key={upload.id} upload={upload} />
          ))}
        </ul>
      )}
    </>
  );
}
