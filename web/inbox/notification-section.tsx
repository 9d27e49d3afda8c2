import type { NotificationKind } from "@atrium/contract/people/notification-preferences.ts";
import type { Preferences } from "@atrium/contract/people/preferences.ts";
import { useLingui } from "@lingui/react/macro";
import { changePreference, usePreference } from "#people/preferences/index.ts";
import { Select } from "#ui/controls/select.tsx";
import { Switch } from "#ui/controls/switch.tsx";
import { Section } from "#ui/layout/section.tsx";
import { KeywordField } from "./keyword-field.tsx";

/** What one is told of outside the app, and how. */
export default function NotificationSection() {
  const { t } = useLingui();
  const level = usePreference("channelLevel");
  const minutes = usePreference("mailAfterMinutes");
  const digest = usePreference("digest");
  const reactions = usePreference("inboxReactions");
  return (
    <Section
      title={t`Notifications`}
      lead={t`What reaches you when you are not looking. Whatever you read anywhere is not told again anywhere else.`}
    >
      <div className="flex flex-col gap-6">
        <Select
          label={t`In channels`}
          hint={t`A channel's own menu can say otherwise. Direct messages always count.`}
          value={level}
          options={[
            { value: "all", label: t`Everything that is written` },
            { value: "mentions", label: t`What calls me, and my words` },
            { value: "nothing", label: t`Nothing` },
          ]}
          onChange={(value) => changePreference("channelLevel", value as Preferences["channelLevel"])}
        />
        <KindTable />
        <KeywordField />
        <Switch isSelected={reactions} onChange={(on) => changePreference("inboxReactions", on)}>
          {t`Reactions to my messages come to the inbox`}
        </Switch>
        <div className="grid gap-4 wide:grid-cols-2">
          <Select
            label={t`E-mail when still unread after`}
            value={String(minutes)}
            options={[...new Set([5, 10, 30, 60, 240, minutes])]
              .sort((a, b) => a - b)
              .map((count) => ({ value: String(count), label: waitWords(count) }))}
            onChange={(value) => changePreference("mailAfterMinutes", Number(value))}
          />
          <Select
            label={t`The best of what I missed`}
            value={digest}
            options={[
              { value: "off", label: t`Never` },
              { value: "daily", label: t`Every day` },
              { value: "weekly", label: t`Every week` },
            ]}
            onChange={(value) => changePreference("digest", value as Preferences["digest"])}
          />
        </div>
      </div>
    </Section>
  );
}

const minuteWords = new Intl.NumberFormat(undefined, { style: "unit", unit: "minute", unitDisplay: "long" });
const hourWords = new Intl.NumberFormat(undefined, { style: "unit", unit: "hour", unitDisplay: "long" });
const waitWords = (minutes: number): string =>
  minutes < 60 ? minuteWords.format(minutes) : hourWords.format(minutes / 60);

/** Each kind, and by what it is told. */
function KindTable() {
  const { t } = useLingui();
  const kinds: [NotificationKind, string][] = [
    ["direct", t`Direct messages`],
    ["called", t`Messages that call me by name`],
    ["everybody", t`Messages that call everybody in a channel`],
    ["reply", t`Replies in threads I follow`],
    ["keyword", t`Messages with my words`],
    ["channel", t`Other messages, where I want everything`],
    ["reminder", t`Reminders whose time has come`],
    ["reaction", t`Reactions to my messages`],
  ];
  return (
    <table className="w-full text-ui">
      <caption className="pb-1 text-start font-medium">{t`How I am told`}</caption>
      <thead>
        <tr className="text-meta text-quiet">
          <th scope="col" className="py-1 text-start font-normal">
            {t`What`}
          </th>
          <th scope="col" className="w-20 py-1 font-normal">{t`Devices`}</th>
          <th scope="col" className="w-20 py-1 font-normal">{t`E-mail`}</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(([kind, words]) => (
          <tr key={kind} className="border-t border-line">
            <th scope="row" className="py-1 pe-2 text-start font-normal">
              {words}
            </th>
            <KindBox of="pushFor" kind={kind} label={t`${words}: on my devices`} />
            <KindBox of="mailFor" kind={kind} label={t`${words}: by e-mail`} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function KindBox({ of, kind, label }: { of: "pushFor" | "mailFor"; kind: NotificationKind; label: string }) {
  const chosen = usePreference(of);
  return (
    <td className="p-0 text-center">
      <label className="flex min-h-9 cursor-pointer items-center justify-center touch:min-h-11">
        <input
          aria-label={label}
          type="checkbox"
          className="size-4 accent-(--accent)"
          checked={chosen.includes(kind)}
          onChange={({ target }) =>
            changePreference(of, target.checked ? [...chosen, kind] : chosen.filter((one) => one !== kind))
          }
        />
      </label>
    </td>
  );
}
