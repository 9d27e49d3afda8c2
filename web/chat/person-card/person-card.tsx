import type { Profile } from "@atrium/contract/people/profiles.ts";
import { readMemberRoles } from "@atrium/contract/workspace/members.ts";
import { useLingui } from "@lingui/react/macro";
import { Clock } from "lucide-react";
import { useEffect, useState } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import {
  NameMarks,
  PersonAvatar,
  personActions,
  usePresenceWord,
  useProfile,
  useStatus,
} from "#people/profiles/index.ts";
import { actionsFor } from "#platform/slots/action.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { Button } from "#ui/controls/button.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { attempt, callHere } from "../call-here.ts";
import { closePersonCard } from "./person-card-state.ts";

/** Who somebody is: name, presence, status, their time, and what can be done with them. */
export default function PersonCard({ id, beside }: { id: string; beside: Element }) {
  const profile = useProfile(id);
  const wide = useWide();
  if (!profile) return null;
  return (
    <Popover
      isOpen
      triggerRef={{ current: beside }}
      placement={wide ? "right top" : "bottom start"}
      offset={8}
      onOpenChange={(open) => open || closePersonCard()}
      className="appear z-40 w-72 max-w-[calc(100vw-16px)] rounded-card border border-line bg-raised shadow-raised outline-none"
    >
      <Dialog aria-label={profile.name} className="flex flex-col gap-3 p-4 outline-none">
        <Head profile={profile} />
        <LocalTime timeZone={profile.timeZone} />
        <Actions profile={profile} />
      </Dialog>
    </Popover>
  );
}

function Head({ profile }: { profile: Profile }) {
  const { t } = useLingui();
  const presence = usePresenceWord(profile.id);
  const status = useStatus(profile);
  return (
    <div className="flex gap-3">
      <PersonAvatar id={profile.id} size={48} ring="surface" />
      <div className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-center gap-1.5">
          <span className="min-w-0 text-title font-bold wrap-anywhere">{profile.name}</span>
          <NameMarks id={profile.id} />
        </span>
        {profile.title && <span className="text-ui text-quiet">{profile.title}</span>}
        <Roles profile={profile} />
        <span className="text-meta text-quiet">
          {profile.state === "left" ? t`No longer here` : profile.kind === "bot" ? t`Bot` : presence}
        </span>
        {status?.text && <span className="mt-1 text-ui wrap-anywhere">{status.text}</span>}
      </div>
    </div>
  );
}

/** What they are here; nothing for who is simply a member, as nearly everybody is. */
function Roles({ profile: { id, kind, state } }: { profile: Profile }) {
  const [names, setNames] = useState<string[]>([]);
  const asked = kind === "person" && state === "active";
  useEffect(() => {
    if (!asked) return;
    let current = true;
    callHere(readMemberRoles, { memberId: id }).then(
      ({ roles }) => current && setNames(roles.filter(({ key }) => key !== "member").map(({ name }) => name)),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [id, asked]);
  if (names.length === 0) return null;
  return <span className="text-meta font-medium text-accent-ink">{names.join(", ")}</span>;
}

function LocalTime({ timeZone }: { timeZone: string }) {
  const { t } = useLingui();
  const time = useMinute(timeZone);
  if (!time) return null;
  return (
    <span className="flex items-center gap-2 text-ui text-quiet">
      <Clock size={16} strokeWidth={1.5} />
      {t`${time} for them`}
    </span>
  );
}

function useMinute(timeZone: string): string | null {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 15_000);
    return () => clearInterval(timer);
  }, []);
  try {
    return new Intl.DateTimeFormat(undefined, {
      timeZone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).format(now);
  } catch {
    return null;
  }
}

function Actions({ profile }: { profile: Profile }) {
  const actions = actionsFor(useSlot(personActions), profile);
  return (
    <div className="flex flex-wrap gap-2">
      {actions.map((action, at) => (
        <Button
          key={action.id}
          kind={at === 0 ? "main" : "plain"}
          onPress={() => {
            closePersonCard();
            attempt(Promise.resolve(action.run(profile)));
          }}
        >
          {action.icon && <action.icon size={16} strokeWidth={1.5} />}
          {action.label(profile)}
        </Button>
      ))}
    </div>
  );
}
