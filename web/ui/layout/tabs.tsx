import { type ReactNode, useEffect, useRef } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components/Tabs";

export type TabEntry = { id: string; label: string; content: ReactNode };

/** Several panes, one at a time. */
export function Tabs({
  label,
  entries,
  selected,
  onSelect,
}: {
  label: string;
  entries: readonly TabEntry[];
  selected: string;
  onSelect: (id: string) => void;
}) {
  return (
    <AriaTabs
      selectedKey={selected}
      onSelectionChange={(key) => onSelect(String(key))}
      className="flex min-h-0 flex-1 flex-col"
    >
      <TabList aria-label={label} className="flex shrink-0 gap-1 overflow-x-auto border-b border-line px-3 wide:px-6">
        {entries.map(({ id, label: words }) => (
          <Tab
            key={id}
            id={id}
            className="-mb-px flex h-11 shrink-0 cursor-pointer select-none items-center border-b-2 border-transparent px-3 text-ui font-medium text-quiet outline-none hover:text-text selected:border-accent selected:text-text focus-visible:outline-2 focus-visible:-outline-offset-4 focus-visible:outline-focus"
          >
            {({ isSelected }) => <Words words={words} isSelected={isSelected} />}
          </Tab>
        ))}
      </TabList>
      {entries.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="min-h-0 flex-1 overflow-y-auto outline-none">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

/** On a phone not all of them fit: the chosen one is among those that are seen. */
function Words({ words, isSelected }: { words: string; isSelected: boolean }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (isSelected) place.current?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [isSelected]);
  return <span ref={place}>{words}</span>;
}
