import { createGroup, deleteGroup, type Group, updateGroup } from "@atrium/contract/people/groups.ts";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { dropGroup, groups, keepGroups } from "#people/groups/index.ts";
import { useSubmit } from "#platform/api/use-submit.ts";
import { attempt, callHere } from "#platform/realtime/call-here.ts";
import { useStore } from "#platform/store/use-store.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { confirm } from "#ui/overlays/confirm.ts";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { may } from "../workspaces/index.ts";
import { GroupPeople } from "./group-people.tsx";
import { openGroup } from "./open-group.ts";

/** A group: its names and its people; who may, changes both. */
export default function GroupDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useLingui();
  const group = useStore(groups, (all) => all.get(id));
  const manages = may("group.manage");
  if (id !== "new" && !group) return null;
  return (
    <Dialog title={group ? `@${group.handle}` : t`New group`} onClose={onClose}>
      {manages ? (
        <NamesForm group={group} onClose={onClose} />
      ) : (
        <DialogBody>
          <p className="text-message font-medium">{group?.name}</p>
          {group?.description && <p className="text-ui text-quiet">{group.description}</p>}
          {group && <GroupPeople group={group} manages={false} />}
        </DialogBody>
      )}
    </Dialog>
  );
}

function NamesForm({ group, onClose }: { group: Group | undefined; onClose: () => void }) {
  const { t } = useLingui();
  const [names, setNames] = useState({
    name: group?.name ?? "",
    handle: group?.handle ?? "",
    description: group?.description ?? "",
  });
  const set = (change: Partial<typeof names>) => setNames((before) => ({ ...before, ...change }));
  const handle = names.handle.trim().replace(/^@/, "").toLowerCase();
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      const texts = { ...names, handle };
      const answer = group
        ? await callHere(updateGroup, { groupId: group.id, ...texts })
        : await callHere(createGroup, texts);
      keepGroups([answer.group]);
      if (group) onClose();
      else openGroup(answer.group.id);
    },
    {
      check: () => ({
        ...(!names.name.trim() && { name: t`A group needs a name.` }),
        ...(!/^[a-z0-9][a-z0-9.-]{0,30}[a-z0-9]$/.test(handle) && {
          handle: t`2 to 32 letters from a to z, digits, dots or hyphens.`,
        }),
      }),
      fields: { handle: t`This means everybody already. Choose another handle.` },
      codes: { handle_taken: { field: "handle", words: t`Another group is called this already.` } },
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate className="flex min-h-0 flex-1 flex-col">
      <DialogBody>
        {problems[""] && <Notice>{problems[""]}</Notice>}
        <Field
          label={t`Name`}
          name="name"
          autoFocus={!group}
          maxLength={80}
          value={names.name}
          onChange={(name) => set({ name, ...(!group && { handle: handleFrom(name) }) })}
          error={problems.name}
        />
        <Field
          label={t`Handle`}
          name="handle"
          maxLength={33}
          hint={t`People write @${handle || "design"} to call everybody in it.`}
          value={names.handle}
          onChange={(next) => set({ handle: next })}
          error={problems.handle}
        />
        <Field
          label={t`What it is for`}
          name="description"
          maxLength={250}
          value={names.description}
          onChange={(description) => set({ description })}
        />
        {group && <GroupPeople group={group} manages />}
      </DialogBody>
      <DialogFoot>
        {group && <Button kind="danger" onPress={() => attempt(remove(group, onClose))}>{t`Delete`}</Button>}
        <span className="flex-1" />
        <Button onPress={onClose}>{t`Cancel`}</Button>
        <Button type="submit" kind="main" busy={busy}>
          {group ? t`Save` : t`Create`}
        </Button>
      </DialogFoot>
    </form>
  );

  async function remove({ id, handle: name }: Group, done: () => void): Promise<void> {
    const sure = await confirm({
      title: t`Delete @${name}?`,
      text: t`Messages that called it stay as they are. From now on it calls nobody.`,
      action: t`Delete`,
      danger: true,
    });
    if (!sure) return;
    await callHere(deleteGroup, { groupId: id });
    dropGroup(id);
    done();
  }
}

/** `Night watch` is called `night-watch`. */
const handleFrom = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 32);
