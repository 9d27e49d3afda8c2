import { readFile } from "@atrium/contract/files/files.ts";
import { readLibraryFile } from "@atrium/contract/files/library.ts";
import { useLingui } from "@lingui/react/macro";
import { FileX } from "lucide-react";
import { useEffect, useState } from "react";
import { ApiError } from "#platform/api/api-error.ts";
import { callHere } from "#platform/realtime/call-here.ts";
import { useConnectionState } from "#platform/realtime/live.ts";
import { go, usePathValue } from "#platform/router/navigation.ts";
import { usePageTitle } from "#platform/router/page-title.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { ErrorState } from "#ui/feedback/error-state.tsx";
import { Spinner } from "#ui/feedback/spinner.tsx";
import { useWorkspace } from "#workspace/workspaces/index.ts";
import { type LightboxItem, openLightbox } from "../lightbox/index.ts";
import { addressOfPlace } from "./address-of-place.ts";
import { libraryAddress } from "./library-address.ts";

/** Where a link to a file leads: on to the place one meets it at, with the file open over it. */
export default function FileLinkPage() {
  const { t } = useLingui();
  const fileId = usePathValue("fileId") ?? "";
  const online = useConnectionState().status === "online";
  const [error, setError] = useState<unknown>(null);
  usePageTitle(t`Files`, useWorkspace()?.name);
  useEffect(() => {
    if (online) follow(fileId).catch(setError);
  }, [fileId, online]);
  if (isGone(error))
    return (
      <EmptyState
        alone
        icon={FileX}
        title={t`This file is not here`}
        action={<Button kind="main" onPress={() => go(libraryAddress())}>{t`All files`}</Button>}
      >
        {t`It was removed, or it lies where you are not. Who sent you the link can say more.`}
      </EmptyState>
    );
  if (error !== null) return <ErrorState title={t`The file could not be opened`}>{errorWords(error)}</ErrorState>;
  return (
    <span className="after-150 flex size-full items-center justify-center text-quiet">
      <Spinner />
    </span>
  );
}

/** Not there, not one's own to see, or no file's name at all: one answer for all of them. */
const isGone = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === "not_found" || error.code === "invalid_input");

async function follow(fileId: string): Promise<void> {
  const { address, item } = await find(fileId);
  go(address, { replace: true });
  openLightbox([item], fileId);
}

/** What is in no list yet (a file of a draft, or only forwarded) opens over all files. */
async function find(fileId: string): Promise<{ address: string; item: LightboxItem }> {
  try {
    const { file, place } = (await callHere(readLibraryFile, { fileId })).file;
    const address = await addressOfPlace(place);
    return { address, item: { file, saidAt: place.sharedAt, ...(place.messageId && { address }) } };
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "not_found") throw error;
    const { file } = await callHere(readFile, { fileId });
    return { address: libraryAddress(), item: { file } };
  }
}
