import { join } from "node:path";
import type { Config } from "#platform/config/config.ts";
import { folderBlobs } from "./folder-blobs.ts";
import { keysOfFile, MasterKeys } from "./master-keys.ts";
import { type Storage, sealedStorage } from "./storage.ts";

/** The storage the settings name. The S3 client is loaded where it is used: it takes 90 ms and 20 MB. */
export async function openStorage({ dataFolder, masterKeys, s3 }: Config): Promise<Storage> {
  const blobs = s3 ? (await import("./s3-blobs.ts")).s3Blobs(s3) : folderBlobs(join(dataFolder, "files"));
  if (!masterKeys) return sealedStorage(blobs, keysOfFile(masterKeyFile(dataFolder)));
  const keys = new MasterKeys(masterKeys);
  return sealedStorage(blobs, () => keys);
}

/** Where the master keys lie when `ATRIUM_KEY` does not hold them. */
export const masterKeyFile = (dataFolder: string): string => join(dataFolder, "keys", "master.key");
