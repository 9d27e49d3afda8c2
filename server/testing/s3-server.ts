import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterFile } from "./after-file.ts";

export type S3Server = {
  endpoint: string;
  /** Its objects by key. */
  objects: Map<string, { bytes: Buffer; at: Date }>;
  /** So many of the next requests fail inside the service. */
  busyFor(requests: number): void;
};

export const s3Secrets = { bucket: "atrium-files", region: "eu-test-1", accessKey: "our-key", secretKey: "our secret" };
/** A listing's page; small, so that there are several. */
const pageSize = 3;

type Answer = { status: number; body: Buffer | string };
type Objects = S3Server["objects"];

/** As much of S3 as keeping parts takes, with signed requests (AWS Signature 4). Stops after the file's tests. */
export async function s3Server(): Promise<S3Server> {
  const objects: Objects = new Map();
  let busy = 0;
  const reply = async (request: IncomingMessage): Promise<Answer> => {
    const body = await buffer(request);
    return busy-- > 0 ? wrong(500, "InternalError") : answer(request, body, objects);
  };
  const server = createServer((request, response) => {
    void reply(request).then(({ status, body }) =>
      response.writeHead(status, { "content-length": Buffer.byteLength(body) }).end(body),
    );
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  afterFile(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, objects, busyFor: (requests) => void (busy = requests) };
}

function answer(request: IncomingMessage, body: Buffer, objects: Objects): Answer {
  const { pathname, searchParams: asked } = new URL(request.url ?? "/", "http://s3");
  const refused = whyUnsigned(request, pathname, asked);
  if (refused) return wrong(403, refused);
  const [, bucket, ...rest] = pathname.split("/");
  const key = decodeURIComponent(rest.join("/"));
  if (bucket !== s3Secrets.bucket) return wrong(404, "NoSuchBucket");
  if (request.method === "PUT") {
    const md5 = createHash("md5").update(body).digest("base64");
    if (request.headers["content-md5"] !== md5) return wrong(400, "BadDigest");
    objects.set(key, { bytes: body, at: new Date() });
    return { status: 200, body: "" };
  }
  if (request.method === "POST" && asked.has("delete")) {
    for (const [, gone = ""] of String(body).matchAll(/<Key>([^<]+)<\/Key>/g)) objects.delete(gone);
    return { status: 200, body: "<DeleteResult/>" };
  }
  if (asked.get("list-type") === "2") return { status: 200, body: listing(asked, objects) };
  const found = objects.get(key);
  return found ? { status: 200, body: found.bytes } : wrong(404, "NoSuchKey");
}

const wrong = (status: number, code: string): Answer => ({
  status,
  body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code} it is</Message></Error>`,
});

function listing(asked: URLSearchParams, objects: Objects): string {
  const prefix = asked.get("prefix") ?? "";
  const after = asked.get("start-after") ?? "";
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const contents = keys.slice(0, pageSize).map((key) => {
    const at = objects.get(key)?.at.toISOString();
    return `<Contents><Key>${key}</Key><LastModified>${at}</LastModified><Size>1</Size></Contents>`;
  });
  const more = keys.length > pageSize;
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${contents.join("")}</ListBucketResult>`;
}

/** The code S3 refuses a request with whose signature is not the one of our secret. */
function whyUnsigned({ method, headers }: IncomingMessage, path: string, asked: URLSearchParams): string | undefined {
  const parts = /Credential=([^/]+)\/([^,]+), SignedHeaders=([^,]+), Signature=(\w+)/.exec(headers.authorization ?? "");
  const [, accessKey, scope = "", names = "", signature] = parts ?? [];
  if (accessKey !== s3Secrets.accessKey) return "InvalidAccessKeyId";
  const encode = (text: string) =>
    encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const query = [...asked].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const signed = names.split(";").map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, path, query.join("&"), signed.join(""), names, headers["x-amz-content-sha256"]].join("\n");
  const hash = createHash("sha256").update(canonical).digest("hex");
  const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, hash].join("\n");
  const hmac = (key: Buffer | string, data: string) => createHmac("sha256", key).update(data).digest();
  const key = scope.split("/").reduce<Buffer | string>(hmac, `AWS4${s3Secrets.secretKey}`);
  return hmac(key, text).toString("hex") === signature ? undefined : "SignatureDoesNotMatch";
}
