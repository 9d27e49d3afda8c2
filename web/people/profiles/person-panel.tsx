import { useLingui } from "@lingui/react/macro";
import { Clock, Pencil, Smile } from "lucide-react";
import { useEffect, useState } from "react";
import { useSearchChange, useSearchValue } from "#platform/router/navigation.ts";
import { actionsFor } from "#platform/slots/action.ts";
import { runAction } from "#platform/slots/run-action.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { useSpace } from "#platform/store/space.ts";
import { clock, clockIn, dayOfYear } from "#platform/words/moments.ts";
import { Button } from "#ui/controls/button.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { SidePanel } from "#ui/layout/side-panel.tsx";
import { NameMarks } from "./name-marks.tsx";
import { ownDialog } from "./own-dialog-state.ts";
import { personActions } from "./person-actions.ts";
import { PersonAvatar, usePresenceWord } from "./person-avatar.tsx";
import { useProfile } from "./profile-store.ts";
import { statusOf } from "./status-mark.tsx";

/** The profile named by `?person=` in the address. */
export function PersonPanel() {
  const { t } = useLingui();
  const id = useSearchValue("person");
  const change = useSearchChange();
  if (!id) return null;
  return (
    <SidePanel key={id} title={t`Profile`} onClose={() => change({ person: undefined })}>
      <PersonCard id={id} />
    </SidePanel>
  );
}

function PersonCard({ id }: { id: string }) {
  const { t } = useLingui();
  const { memberId } = useSpace();
  const profile = useProfile(id);
  const presence = usePresenceWord(id);
  const actions = useSlot(personActions);
  if (!profile) return <Skeleton rows={2} label={t`Reading the profile`} />;
  const states = { active: presence, suspended: t`suspended`, left: t`has left this workspace` };
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto p-5">
      <PersonAvatar id={id} size={96} />
      <div>
        <h3 className="flex flex-wrap items-center gap-2 text-heading font-bold break-words">
          <span className="min-w-0">{profile.name}</span>
          <NameMarks id={id} />
        </h3>
        {profile.title && <p className="text-message text-quiet break-words">{profile.title}</p>}
        <p className="mt-1 text-ui text-quiet">
          {profile.kind === "placeholder" ? t`was imported and has not joined yet` : states[profile.state]}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {actionsFor(actions, profile).map((action, at) => (
          <Button key={action.id} kind={at === 0 ? "main" : "plain"} onPress={() => runAction(action, profile)}>
            {action.icon && <action.icon size={16} strokeWidth={1.5} />}
            {action.label(profile)}
          </Button>
        ))}
        {id === memberId && (
          <Button onPress={() => ownDialog.set("profile")}>
            <Pencil size={16} strokeWidth={1.5} />
            {t`Edit`}
          </Button>
        )}
      </div>
      <Facts id={id} />
    </div>
  );
}

function Facts({ id }: { id: string }) {
  const { t } = useLingui();
  const profile = useProfile(id);
  const now = useNow();
  const status = statusOf(profile, now.getTime());
  const time = profile && clockIn(profile.timeZone, now);
  return (
    <dl className="flex flex-col gap-3 border-t border-line pt-5 text-ui">
      {status && (
        <div className="flex gap-3">
          <dt className="pt-0.5 text-quiet">
            <Smile size={16} strokeWidth={1.5} />
            <span className="sr-only">{t`Status`}</span>
          </dt>
          <dd className="min-w-0 break-words">
            {status.emoji} {status.text}
            {status.expiresAt && (
              <span className="block text-meta text-quiet">{t`until ${untilWords(status.expiresAt, now)}`}</span>
            )}
          </dd>
        </div>
      )}
      {time && (
        <div className="flex gap-3">
          <dt className="pt-0.5 text-quiet">
            <Clock size={16} strokeWidth={1.5} />
            <span className="sr-only">{t`Local time`}</span>
          </dt>
          <dd>
            {time}
            <span className="block text-meta text-quiet">{profile.timeZone.replaceAll("_", " ")}</span>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The time, told again every half minute. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

const untilWords = (instant: string, now: Date): string =>
  new Date(instant).toDateString() === now.toDateString() ? clock(instant) : dayOfYear(instant);
