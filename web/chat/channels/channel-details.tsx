import type { Channel } from "@atrium/contract/chat/channels.ts";
import { useLingui } from "@lingui/react/macro";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { VList } from "virtua";
import { useSearchChange, useSearchValue } from "#platform/router/navigation.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { SidePanel } from "#ui/layout/side-panel.tsx";
import { openChannelDialog } from "./channel-dialog-state.ts";
import { useAbilities, useChannel } from "./channel-store.ts";
import { useChannelTitle } from "./channel-title.ts";
import { MemberLine } from "./member-line.tsx";
import { useOpenChannel } from "./open-channel.ts";
import { useMemberList } from "./use-member-list.ts";

/** Beside the channel: what it is about, and who is in it. */
export default function ChannelDetails() {
  const open = useSearchValue("details") !== undefined;
  const channel = useChannel(useOpenChannel() ?? "");
  if (!open || !channel) return null;
  return <Panel key={channel.id} channel={channel} />;
}

function Panel({ channel }: { channel: Channel }) {
  const { t } = useLingui();
  const change = useSearchChange();
  const title = useChannelTitle(channel);
  return (
    <SidePanel
      title={t`Details`}
      detail={channel.kind === "channel" ? `#${title}` : title}
      onClose={() => change({ details: undefined })}
    >
      {channel.kind === "channel" && <About channel={channel} />}
      <Members channel={channel} />
    </SidePanel>
  );
}

function About({ channel }: { channel: Channel }) {
  const { t } = useLingui();
  const can = useAbilities(channel.id)?.edit === true;
  const lines = [
    { what: "topic" as const, label: t`Topic`, text: channel.topic, empty: t`No topic yet` },
    { what: "purpose" as const, label: t`Purpose`, text: channel.purpose, empty: t`No purpose yet` },
  ];
  return (
    <dl className="flex flex-col gap-3 border-b border-line px-4 py-4">
      {lines.map(({ what, label, text, empty }) => (
        <div key={what}>
          <dt className="text-meta font-medium text-quiet">{label}</dt>
          <dd className="flex items-start gap-2">
            <span dir="auto" className={`min-w-0 flex-1 text-ui wrap-anywhere ${text ? "" : "text-quiet"}`}>
              {text || empty}
            </span>
            {can && (
              <span className="-mt-2 shrink-0">
                <Button size="small" kind="quiet" onPress={() => openChannelDialog(what, channel.id)}>
                  {t`Change`}
                </Button>
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Members({ channel }: { channel: Channel }) {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const { people, more } = useMemberList(channel, query);
  const abilities = useAbilities(channel.id);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-2 px-4 py-3">
        <div className="min-w-0 flex-1">
          <Field label={t`Search people`} hideLabel placeholder={t`Search people`} value={query} onChange={setQuery} />
        </div>
        {abilities?.addPeople && channel.kind === "channel" && (
          <Button onPress={() => openChannelDialog("add", channel.id)}>
            <UserPlus size={16} strokeWidth={1.5} />
            {t`Add`}
          </Button>
        )}
      </div>
      <div className="min-h-0 flex-1" role="list" aria-label={t`People`}>
        <VList data={people} className="px-2" onScroll={more}>
          {(id) => <MemberLine key={id} id={id} channel={channel} removable={abilities?.removePeople === true} />}
        </VList>
      </div>
    </div>
  );
}
