import type { Platform } from "#platform/operations/platform.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { deleteUpload, type UploadRow } from "./upload-rows.ts";

type Arrived = { workspaceId: string; upload: UploadRow; bytes: AsyncIterable<Buffer> };

/**
 * Where a virus scanner is set up, nothing becomes a file without its word. What it finds something in is gone at
 * once, with a line in the audit trail. While it is away uploads stay as they are, and end with the next try.
 * @throws Refusal infected, scan_unavailable.
 */
export async function refuseInfected(platform: Platform, { workspaceId, upload, bytes }: Arrived): Promise<void> {
  const found = await platform.scanner?.scan(bytes);
  if (!found) return;
  const storedId = await platform.run({ workspaceId }, async ({ db, audit }) => {
    const on = { kind: "file", id: upload.id };
    audit({ workspaceId, actorId: upload.uploader_id, what: "file.infected", on, after: { found, size: upload.size } });
    return deleteUpload(db, workspaceId, upload.id);
  });
  if (storedId) await platform.storage.remove([storedId]);
  refuse("infected", { status: 422, detail: `the virus scanner found ${found}` });
}
