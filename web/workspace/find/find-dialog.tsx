import { useLingui } from "@lingui/react/macro";
import { Search } from "lucide-react";
import { useState } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";
import { Header } from "react-aria-components/Header";
import { Input } from "react-aria-components/Input";
import { Menu, MenuItem, MenuSection } from "react-aria-components/Menu";
import { SearchField } from "react-aria-components/SearchField";
import { told } from "#platform/slots/run-action.ts";
import { Button } from "#ui/controls/button.tsx";
import { Keys } from "#ui/feedback/keys.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { closeFind, takeTyped } from "./find-state.ts";
import { type FoundItem, type FoundSection, useFound } from "./use-found.ts";

/** One field for everything: places, people, things to do. Arrow keys choose while the typing goes on. */
export default function FindDialog() {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const sections = useFound(query);
  const wide = useWide();
  const run = (item: FoundItem) => {
    closeFind();
    // The dialog gives the focus back first; what runs may move it.
    setTimeout(() => told(() => item.go()), 0);
  };
  return (
    <Dialog title={t`Find anything`} bare atTop onClose={closeFind}>
      {/* The field's own Esc would first empty it; here one press leaves. */}
      <div className="contents" onKeyDownCapture={(press) => press.key === "Escape" && closeFind()}>
        <Autocomplete inputValue={query} onInputChange={setQuery}>
          <SearchField
            aria-label={t`Find anything`}
            autoFocus
            onFocus={() => takeTyped(setQuery)}
            className="flex shrink-0 items-center gap-3 border-b border-line px-4"
          >
            <Search size={18} strokeWidth={1.5} className="shrink-0 text-quiet" />
            <Input
              placeholder={t`Find a place, a person, or something to do`}
              className="h-13 min-w-0 flex-1 bg-transparent text-message outline-none placeholder:text-quiet [&::-webkit-search-cancel-button]:hidden"
            />
            {wide ? <Keys keys={["Esc"]} /> : <Button kind="quiet" onPress={closeFind}>{t`Cancel`}</Button>}
          </SearchField>
          <Menu
            aria-label={t`Results`}
            className="max-h-[52vh] min-h-24 overflow-y-auto p-1.5 outline-none max-wide:max-h-none max-wide:flex-1"
            renderEmptyState={() => (
              <p className="px-3 py-6 text-center text-ui text-quiet">{t`Nothing fits “${query}”.`}</p>
            )}
          >
            {sections.map((section) => (
              <Results key={section.id} section={section} onRun={run} />
            ))}
          </Menu>
        </Autocomplete>
      </div>
    </Dialog>
  );
}

function Results({ section, onRun }: { section: FoundSection; onRun: (item: FoundItem) => void }) {
  return (
    <MenuSection className="pb-1">
      <Header className="px-2.5 pb-1 pt-2 text-meta font-medium text-quiet">{section.label}</Header>
      {section.items.map((item) => (
        <MenuItem
          key={`${section.id}:${item.id}`}
          id={`${section.id}:${item.id}`}
          textValue={item.label}
          onAction={() => onRun(item)}
          className="flex min-h-9 cursor-pointer items-center gap-3 rounded-control px-2.5 text-ui outline-none focused:bg-accent-soft touch:min-h-11"
        >
          <span className="flex w-6 shrink-0 justify-center text-quiet">{item.mark}</span>
          <span className="min-w-0 truncate">{item.label}</span>
          <span className="min-w-0 flex-1 truncate text-meta text-quiet">{item.detail}</span>
          {item.keys && <Keys keys={item.keys} />}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
