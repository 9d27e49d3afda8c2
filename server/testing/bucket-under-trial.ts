import { randomUUID } from "node:crypto";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import type { S3Settings } from "../platform/config/config.ts";

/** `npm run trial -- s3` runs the tests of files on a real service, which it names so. */
const named = process.env.S3_UNDER_TRIAL;

/** A new bucket of the service under trial; undefined when there is none. */
export async function bucketUnderTrial(): Promise<S3Settings | undefined> {
  if (!named) return undefined;
  const settings = { ...(JSON.parse(named) as Omit<S3Settings, "bucket">), bucket: `trial-${randomUUID()}` };
  const { endpoint, region, accessKey, secretKey } = settings;
  const credentials = { accessKeyId: accessKey, secretAccessKey: secretKey };
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: settings.bucket }));
  client.destroy();
  return settings;
}

/** The same as settings of a server. */
export function s3Environment(settings: S3Settings | undefined): Record<string, string> {
  if (!settings) return {};
  return {
    S3_ENDPOINT: settings.endpoint,
    S3_REGION: settings.region,
    S3_BUCKET: settings.bucket,
    S3_ACCESS_KEY: settings.accessKey,
    S3_SECRET_KEY: settings.secretKey,
  };
}
