import { channelKeptDays } from "@atrium/contract/chat/channel-deletion.ts";
import type { Channel } from "@atrium/contract/chat/channels.ts";
import { Plural, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { archive, useAbilities } from "../channels/index.ts";
import { removeChannel } from "./delete-channel.ts";
import { stopAsking } from "./delete-channel-state.ts";

/** Says what goes, for how long it can be brought back, and that it could also be archived. */
export default function DeleteChannelDialog({ channel }: { channel: Channel }) {
  const { t } = useLingui();
  const mayArchive = useAbilities(channel.id)?.archive === true && channel.archivedAt === null;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = (work: (channel: Channel) => Promise<void>) => {
    setBusy(true);
    setError(null);
    work(channel)
      .then(stopAsking, setError)
      .finally(() => setBusy(false));
  };
  return (
    <Dialog title={t`Delete #${channel.name}?`} size="small" asks onClose={stopAsking}>
      <DialogBody>
        {error !== null && <Notice>{errorWords(error)}</Notice>}
        <div className="flex flex-col gap-2 text-ui text-quiet">
          <p>
            <Plural
              value={channel.memberCount}
              one="All messages, threads and files in it disappear at once, for the # person in it."
              other="All messages, threads and files in it disappear at once, for all # people in it."
            />
          </p>
          <p>{t`You can bring it back for ${channelKeptDays} days, in the workspace settings. Then everything is removed for good.`}</p>
          {mayArchive && <p>{t`If it is only finished, archive it: everybody can go on reading and searching.`}</p>}
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onPress={stopAsking} autoFocus>{t`Cancel`}</Button>
        {mayArchive && <Button isDisabled={busy} onPress={() => run(archive)}>{t`Archive instead`}</Button>}
        <Button kind="danger" busy={busy} onPress={() => run(removeChannel)}>{t`Delete channel`}</Button>
      </DialogFoot>
    </Dialog>
  );
}
