import { mostTargets } from "@atrium/contract/chat/forwarding.ts";
import { useLingui } from "@lingui/react/macro";
import { Check, X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { PersonAvatar } from "#people/profiles/index.ts";
import { ChannelIcon, useChannel } from "../channels/index.ts";
import type { Target } from "./forward-message.ts";
import { useTargets } from "./forward-targets.ts";

type Props = { chosen: readonly Target[]; onChange: (chosen: readonly Target[]) => void };

/** Channels and people by name; Enter takes the first, Backspace gives the last back. */
export function TargetPicker({ chosen, onChange }: Props) {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const found = useTargets(query);
  const has = (target: Target) => chosen.some(({ id }) => id === target.id);
  const toggle = (target: Target) => {
    if (has(target)) onChange(chosen.filter(({ id }) => id !== target.id));
    else if (chosen.length < mostTargets) onChange([...chosen, target]);
    setQuery("");
  };
  const onKeyDown = (press: KeyboardEvent) => {
    const first = found.find((target) => !has(target));
    if (press.key === "Enter" && first && query !== "") toggle(first);
    else if (press.key === "Backspace" && query === "" && chosen.length > 0) onChange(chosen.slice(0, -1));
    else return;
    press.preventDefault();
  };
  return (
    <div className="flex shrink-0 flex-col overflow-hidden rounded-control border border-control">
      <div className="flex flex-wrap items-center gap-1.5 bg-surface p-1.5 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus">
        {chosen.map((target) => (
          <span
            key={target.id}
            className="flex h-7 max-w-60 items-center gap-1 rounded-full bg-accent-soft ps-2.5 text-ui text-accent-ink touch:h-9"
          >
            <span className="truncate">{target.title}</span>
            <button
              type="button"
              aria-label={t`Remove ${target.title}`}
              className="flex h-full cursor-pointer items-center rounded-full px-1.5 hover:bg-hover"
              onClick={() => toggle(target)}
            >
              <X size={14} strokeWidth={1.75} />
            </button>
          </span>
        ))}
        <input
          // The dialog opens to be typed into.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={query}
          aria-label={t`Search channels and people`}
          placeholder={chosen.length === 0 ? t`Search channels and people` : ""}
          className="h-7 min-w-24 flex-1 bg-transparent px-1.5 text-message outline-none placeholder:text-quiet touch:h-9"
          onChange={({ target }) => setQuery(target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul className="h-44 overflow-y-auto border-t border-line p-1" aria-label={t`Channels and people`}>
        {found.map((target) => (
          <li key={target.id}>
            <button
              type="button"
              aria-pressed={has(target)}
              disabled={!has(target) && chosen.length >= mostTargets}
              className="flex h-9 w-full cursor-pointer items-center gap-2.5 rounded-control px-2 text-start text-message hover:bg-hover disabled:opacity-50 touch:h-11"
              onClick={() => toggle(target)}
            >
              <span className="flex w-6 shrink-0 justify-center">
                <TargetIcon target={target} />
              </span>
              <span className="min-w-0 flex-1 truncate">{target.title.replace(/^#/, "")}</span>
              {has(target) && <Check size={18} strokeWidth={2} className="text-accent" />}
            </button>
          </li>
        ))}
        {found.length === 0 && (
          <li className="px-3 py-6 text-center text-ui text-quiet">{t`Nothing has this name.`}</li>
        )}
      </ul>
    </div>
  );
}

function TargetIcon({ target }: { target: Target }) {
  const channel = useChannel(target.id);
  if (target.kind === "person") return <PersonAvatar id={target.id} size={20} />;
  return channel ? <ChannelIcon channel={channel} /> : null;
}
