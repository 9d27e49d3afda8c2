import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type Action, shortcutsOf } from "#platform/slots/action.ts";
import { commands, openScopes, shortcutNotes } from "#platform/slots/shell-slots.ts";
import { shownKeys } from "#platform/slots/shortcut.ts";
import { shortcutSheet } from "#platform/slots/shortcut-sheet-state.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { Field } from "#ui/controls/field.tsx";
import { Keys } from "#ui/feedback/keys.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";

type Line = { group: string; label: string; shortcuts: readonly string[] };

/** Every shortcut that works here, searchable. */
export default function ShortcutSheet() {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const lines = useLines().filter((line) =>
    `${line.group} ${line.label} ${line.shortcuts.join()}`.toLowerCase().includes(query.trim().toLowerCase()),
  );
  const groups = Map.groupBy(lines, (line) => line.group);
  return (
    <Dialog title={t`Keyboard shortcuts`} size="large" onClose={() => shortcutSheet.set(false)}>
      <div className="shrink-0 px-5 pb-3">
        <Field
          label={t`Search shortcuts`}
          hideLabel
          autoFocus
          placeholder={t`Search shortcuts`}
          value={query}
          onChange={setQuery}
        />
      </div>
      <div
        className="min-h-0 flex-1 columns-1 gap-8 overflow-y-auto px-5 pb-5 wide:columns-2"
        tabIndex={0}
        role="region"
        aria-label={t`Shortcuts`}
      >
        {lines.length === 0 && <p className="py-6 text-ui text-quiet">{t`No shortcut fits “${query}”.`}</p>}
        {[...groups].map(([group, inside]) => (
          <section key={group} aria-label={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-meta font-medium text-quiet">{group}</h3>
            <dl>
              {inside.map((line) => (
                <div key={line.label} className="flex min-h-9 items-center gap-3 border-b border-line text-ui">
                  <dt className="min-w-0 flex-1">{line.label}</dt>
                  <dd className="flex gap-3">
                    {line.shortcuts.map((shortcut) => (
                      <Keys key={shortcut} keys={shownKeys(shortcut)} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

const keyOf = ({ group, label }: Line): string => `${group} ${label}`;

function useLines(): Line[] {
  const { t } = useLingui();
  const everywhere = useSlot(commands);
  const scopes = useSlot(openScopes);
  const notes = useSlot(shortcutNotes);
  const lineOf = (action: Action): Line => ({
    group: action.group?.() ?? t`General`,
    label: action.label(),
    shortcuts: shortcutsOf(action),
  });
  const actions = [...everywhere, ...scopes.flatMap((scope) => scope())].filter(
    (action) => shortcutsOf(action).length > 0 && (action.when?.() ?? true),
  );
  const bound = actions.map(lineOf);
  const noted = notes.map((note) => ({ group: note.group(), label: note.label(), shortcuts: [note.keys] }));
  // What is bound right now may be noted as well, for when it is not.
  const known = new Map([...bound, ...noted].map((line) => [keyOf(line), line]));
  for (const line of bound) known.set(keyOf(line), line);
  return [...known.values()];
}
