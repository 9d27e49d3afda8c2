import { createHash } from "node:crypto";
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { S3Settings } from "#platform/config/config.ts";
import type { Blobs } from "./blobs.ts";

/** Parts lie below this, so that what else is in the bucket is never taken for ours. */
const parts = "parts/";
const ownerKey = "owner";

/**
 * Parts as objects of a bucket, `parts/ID/NUMBER`, on any service that speaks S3. An object is there whole or not at
 * all, which is what S3 promises; it is asked in path style, with what every such service knows: get, put with
 * Content-MD5, list, delete. Failed calls are tried again, five times in all with growing pauses.
 */
export function s3Blobs(settings: S3Settings): Blobs {
  const client = clientOf(settings);
  const Bucket = settings.bucket;
  const get = async (Key: string): Promise<Buffer | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      if (!Body) throw new Error(`S3 answered ${Key} without its bytes`);
      return Buffer.from(await Body.transformToByteArray());
    } catch (error) {
      if ((error as Error).name === "NoSuchKey") return undefined;
      throw error;
    }
  };
  const put = async (Key: string, Body: Buffer): Promise<void> => {
    // Found out by the service when a bit was lost on the way.
    const ContentMD5 = createHash("md5").update(Body).digest("base64");
    await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentMD5, ContentLength: Body.length }));
  };
  return {
    /** An object is sent whole: its checksum comes before it. */
    begin(address) {
      const gathered: Buffer[] = [];
      return {
        write: async (pieces) => void gathered.push(...pieces),
        finish: async () => undefined,
        place: () => put(parts + address, Buffer.concat(gathered)),
        drop: async () => void gathered.splice(0),
      };
    },
    // A bucket says so itself.
    requireRoom: async () => undefined,
    get: (address) => get(parts + address),
    async removeAll(id) {
      let gone = 0;
      for await (const listed of pages(client, Bucket, `${parts}${id}/`)) {
        const Objects = listed.map(({ Key }) => ({ Key }));
        if (Objects.length === 0) continue;
        const answer = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
        const [wrong] = answer.Errors ?? [];
        if (wrong) throw new Error(`S3 did not delete ${wrong.Key}: ${wrong.Code} ${wrong.Message}`);
        gone += Objects.length;
      }
      return gone;
    },
    // An object is there whole or not at all.
    removeUnfinished: async () => 0,
    async claim(owner) {
      const found = await get(ownerKey);
      if (!found) await put(ownerKey, Buffer.from(owner));
      return String(found ?? (await get(ownerKey)));
    },
    /** Objects come in the order of their keys, so the parts of an id follow each other. */
    async *ids() {
      let id = "";
      let changedAt = new Date(0);
      for await (const listed of pages(client, Bucket, parts))
        for (const { Key = "", LastModified = new Date() } of listed) {
          const next = Key.slice(parts.length).split("/")[0] ?? "";
          if (next !== id) {
            if (id) yield { id, changedAt };
            id = next;
            changedAt = LastModified;
          } else if (LastModified > changedAt) changedAt = LastModified;
        }
      if (id) yield { id, changedAt };
    },
  };
}

function clientOf({ endpoint, region, accessKey, secretKey }: S3Settings): S3Client {
  return new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    forcePathStyle: true,
    maxAttempts: 5,
    requestHandler: { connectionTimeout: 5000, requestTimeout: 60_000, socketTimeout: 60_000 },
    // Checksums of AWS's own are not known everywhere; parts are checked by Content-MD5 and by their seal.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}

/** Emptied while it is read, a listing goes on behind the last key it answered. */
async function* pages(client: S3Client, Bucket: string, Prefix: string) {
  for (let StartAfter: string | undefined; ; ) {
    const { Contents = [], IsTruncated } = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix, ...(StartAfter && { StartAfter }) }),
    );
    yield Contents;
    StartAfter = Contents.at(-1)?.Key;
    if (!IsTruncated || !StartAfter) return;
  }
}
