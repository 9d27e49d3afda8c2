import { createUpload as contract, type Upload } from "@atrium/contract/files/uploads.ts";
import { require } from "#platform/access/access.ts";
import { handle } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { TryAgain } from "#platform/operations/try-again.ts";
import { insertStored } from "#platform/storage/stored-rows.ts";
import { cleanFileName } from "./clean-file-name.ts";
import { insertFile, uploadOfClient } from "./upload-rows.ts";

/** Everything that can be said against it is said before a byte is sent; room is taken for all of it. */
export const createUpload = handle(
  contract,
  async (context, { clientId, name: given, size, voice }) => {
    const { db, workspaceId, member, now, platform } = context;
    require(member, "file.upload");
    const { fileMaxBytes, workspaceQuotaBytes } = platform.config;
    const name = cleanFileName(given);
    const before = await uploadOfClient(db, workspaceId, member.id, clientId);
    if (before) {
      if (before.name !== name || before.size !== size || before.removed_at) refuse("client_id_used");
      return { upload: uploadOf(workspaceId, before) };
    }
    if (size > fileMaxBytes) refuse("too_large", { detail: `at most ${fileMaxBytes} bytes` });
    await platform.storage.requireRoom(size);
    const [id, storedId] = [newId(), newId()];
    const { wrapped } = platform.storage.newKey(storedId);
    const stored = { workspaceId, id: storedId, keyWrapped: wrapped, size, now };
    if (!(await insertStored(db, stored, workspaceQuotaBytes))) refuse("quota_exceeded");
    if (!(await insertFile(db, { workspaceId, id, storedId, uploaderId: member.id, clientId, name, size, voice, now })))
      throw new TryAgain("the same upload is just being announced");
    return { upload: uploadOf(workspaceId, { id, size }) };
  },
  { repeatable: true },
);

const uploadOf = (workspaceId: string, { id, size }: { id: string; size: number }): Upload => ({
  id,
  url: `/api/v1/workspaces/${workspaceId}/uploads/${id}`,
  size,
});
