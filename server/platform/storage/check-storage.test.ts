import { expect, test } from "vitest";
import { s3Environment } from "../../testing/bucket-under-trial.ts";
import { s3Secrets, s3Server } from "../../testing/s3-server.ts";
import { anotherTestDatabase } from "../../testing/test-database.ts";
import { startTestServer } from "../../testing/test-server.ts";

const s3 = await s3Server();
const settings = s3Environment({ ...s3Secrets, endpoint: s3.endpoint });

test("a server starts with a bucket of its own, and again; another instance is refused it", async () => {
  await startTestServer({ features: [], env: settings });
  await startTestServer({ features: [], env: settings });
  const { url: databaseUrl } = await anotherTestDatabase();
  await expect(startTestServer({ features: [], env: settings, databaseUrl })).rejects.toThrow(
    "S3_BUCKET: atrium-files holds the files of another Atrium",
  );
});

test.each([
  [{ S3_BUCKET: "no-such" }, "S3_BUCKET: there is no such bucket"],
  [{ S3_ACCESS_KEY: "nobody" }, "S3_ACCESS_KEY: the S3 service does not know it"],
  [{ S3_SECRET_KEY: "another" }, "S3_SECRET_KEY: the S3 service refused it"],
  [{ S3_ENDPOINT: "http://127.0.0.1:9" }, "S3_ENDPOINT: http://127.0.0.1:9 does not serve files"],
])("a server that cannot use its bucket does not start: %j", async (env, line) => {
  await expect(startTestServer({ features: [], env: { ...settings, ...env } })).rejects.toThrow(line);
});
