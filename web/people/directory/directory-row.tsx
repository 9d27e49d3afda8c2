import { useLingui } from "@lingui/react/macro";
import { Button } from "react-aria-components/Button";
import { actionsFor } from "#platform/slots/action.ts";
import { runAction } from "#platform/slots/run-action.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { clockIn } from "#platform/words/moments.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { NameMarks, openPerson, PersonAvatar, personActions, usePresenceWord, useProfile } from "../profiles/index.ts";

type Props = { id: string; row: number; current: boolean; onFocus: () => void };

/** One person of the directory. */
export function DirectoryRow({ id, row, current, onFocus }: Props) {
  const { t } = useLingui();
  const profile = useProfile(id);
  const presence = usePresenceWord(id);
  const actions = useSlot(personActions);
  if (!profile) return <div className="h-14" />;
  return (
    <div
      role="listitem"
      className="group flex items-center gap-1 rounded-card pe-2 hover:bg-hover has-[:focus-visible]:bg-hover"
    >
      <Button
        data-row={row}
        excludeFromTabOrder={!current}
        onFocus={onFocus}
        onPress={() => openPerson(id)}
        className="flex min-h-14 min-w-0 flex-1 cursor-pointer items-center gap-3 rounded-card px-2 py-2 text-start"
      >
        <PersonAvatar id={id} ring="surface" />
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="flex min-w-0 items-baseline gap-2">
            <span className="truncate text-message font-medium">
              <bdi>{profile.name}</bdi>
            </span>
            <NameMarks id={id} />
            <span className="sr-only">{presence}</span>
          </span>
          {profile.title && (
            <span className="truncate text-ui text-quiet">
              <bdi>{profile.title}</bdi>
            </span>
          )}
        </span>
        <span className="hidden shrink-0 text-meta text-quiet tabular-nums wide:block" title={t`Local time`}>
          {clockIn(profile.timeZone)}
        </span>
      </Button>
      <span className="flex shrink-0 opacity-0 group-hover:opacity-100 group-has-[:focus-visible]:opacity-100 touch:opacity-100">
        {actionsFor(actions, profile)
          .slice(0, 2)
          .map((action) =>
            action.icon ? (
              <IconButton
                key={action.id}
                icon={action.icon}
                label={`${action.label(profile)}: ${profile.name}`}
                onPress={() => runAction(action, profile)}
              />
            ) : null,
          )}
      </span>
    </div>
  );
}
