import { useStore } from "#platform/store/use-store.ts";
import { ownDialog } from "./own-dialog-state.ts";
import { ProfileDialog } from "./profile-dialog.tsx";
import { useMe } from "./profile-store.ts";
import { StatusDialog } from "./status-dialog.tsx";

/** The dialogs about oneself. */
export default function OwnDialogs() {
  const open = useStore(ownDialog);
  const mine = useMe();
  if (!mine || !open) return null;
  const close = () => ownDialog.set(null);
  return open === "profile" ? (
    <ProfileDialog profile={mine} onClose={close} />
  ) : (
    <StatusDialog profile={mine} onClose={close} />
  );
}
