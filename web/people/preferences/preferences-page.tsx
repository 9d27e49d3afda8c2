import { useLingui } from "@lingui/react/macro";
import { ArrowLeft, SlidersHorizontal } from "lucide-react";
import { Suspense } from "react";
import { go } from "#platform/router/navigation.ts";
import { preferenceSections } from "#platform/slots/shell-slots.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { useSpace } from "#platform/store/space.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { PaneHeader } from "#ui/layout/pane-header.tsx";
import { useWide } from "#ui/layout/use-wide.ts";

/** How one likes things here: a section for each feature that has something to choose. */
export default function PreferencesPage() {
  const { t } = useLingui();
  const sections = useSlot(preferenceSections);
  const { slug } = useSpace();
  const wide = useWide();
  return (
    <div className="flex h-full flex-col">
      <PaneHeader
        icon={SlidersHorizontal}
        title={t`Preferences`}
        start={!wide && <IconButton icon={ArrowLeft} label={t`Back`} onPress={() => go(`/${slug}`)} />}
      />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-160 flex-col gap-8 p-4 wide:p-8">
          {sections.map((Section, index) => (
            // Each comes by itself: the page and its heading wait for none of them.
            // oxlint-disable-next-line react/no-array-index-key
            <Suspense key={index} fallback={null}>
              <Section />
            </Suspense>
          ))}
        </div>
      </div>
    </div>
  );
}
