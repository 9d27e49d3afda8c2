import { join } from "node:path";
import type { Config } from "#platform/config/config.ts";
import { folderBlobs } from "./folder-blobs.ts";
import { keysOfFile, MasterKeys } from "./master-keys.ts";
import { s3Blobs } from "./s3-blobs.ts";
import { type Storage, sealedStorage } from "./storage.ts";

/** The storage the settings name. Nothing is asked and nothing made before it is used. */
export function openStorage({ dataFolder, masterKeys, s3 }: Config): Storage {
  const blobs = s3 ? s3Blobs(s3) : folderBlobs(join(dataFolder, "files"));
  if (!masterKeys) return sealedStorage(blobs, keysOfFile(masterKeyFile(dataFolder)));
  const keys = new MasterKeys(masterKeys);
  return sealedStorage(blobs, () => keys);
}

const masterKeyFile = (dataFolder: string): string => join(dataFolder, "keys", "master.key");
