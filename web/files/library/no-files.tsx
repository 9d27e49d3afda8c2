import { useLingui } from "@lingui/react/macro";
import { FilterX, FolderOpen, Upload } from "lucide-react";
import { Button } from "#ui/controls/button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { chooseFiles, pickFiles } from "../uploads/index.ts";
import { holderOf, type Spot } from "./place-files.ts";

/** Nothing is listed: what could be, and how. */
export function NoFiles({ isNarrowed, spot }: { isNarrowed: boolean; spot: Spot | null }) {
  const { t } = useLingui();
  if (isNarrowed) {
    return <EmptyState icon={FilterX} title={t`No file fits`}>{t`Choose another type, person or time.`}</EmptyState>;
  }
  return (
    <EmptyState
      icon={FolderOpen}
      title={spot?.folderId ? t`This folder is empty` : t`No files yet`}
      action={
        spot && (
          <Button kind="main" onPress={() => pickFiles("files", (chosen) => chooseFiles(holderOf(spot), chosen, null))}>
            <Upload size={16} strokeWidth={1.5} />
            {t`Upload files`}
          </Button>
        )
      }
    >
      {spot
        ? t`Files sent in messages show here by themselves. Drop others here, or upload them.`
        : t`Files sent in messages show here by themselves.`}
    </EmptyState>
  );
}
