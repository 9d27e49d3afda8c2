import { request } from "node:http";
import { createUpload } from "@atrium/contract/files/uploads.ts";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { announced, contentOf, patch, receivedOf, tus, uploaded } from "../../testing/files.ts";
import { team } from "../../testing/team.ts";
import { testServer } from "../../testing/test-server.ts";

/** What no client of ours sends. */
const server = await testServer();
const { workspaceId, member } = await team(server);

test("more bytes than were announced, of a length that is not said, end at the announced one", async () => {
  const upload = await announced(member, workspaceId, 10);
  const status = await new Promise((resolve, reject) => {
    const sending = request(
      `${server.url}${upload.url}`,
      {
        method: "PATCH",
        headers: {
          cookie: member.cookie,
          "tus-resumable": "1.0.0",
          "content-type": "application/offset+octet-stream",
          "upload-offset": "0",
          "transfer-encoding": "chunked",
        },
      },
      (answer) => resolve(answer.resume().statusCode),
    );
    sending.on("error", reject);
    sending.write("12345");
    sending.end("67890abcdefg");
  });
  expect(status).toBe(413);
  expect(await receivedOf(server, member, upload)).toBeLessThanOrEqual(10);
});

test("requests that are none of the protocol change nothing", async () => {
  const upload = await announced(member, workspaceId, 5);
  const body = Buffer.from("hello");
  const type = { "content-type": "application/offset+octet-stream" };
  const send = async (headers: Record<string, string>) =>
    (await tus(server, member, upload, "PATCH", { headers, body })).status;
  expect(await send({ ...type, "upload-offset": "0", "tus-resumable": "0.2.2" })).toBe(412);
  expect(await send({ "content-type": "application/json", "upload-offset": "0" })).toBe(415);
  expect(await send(type)).toBe(400);
  for (const offset of ["-1", "1e3", "x", "9007199254740993"])
    expect(await send({ ...type, "upload-offset": offset }), offset).toBeGreaterThanOrEqual(400);
  expect(await receivedOf(server, member, upload)).toBe(0);
  expect((await patch(server, member, upload, 0, body)).status).toBe(204);
});

test("addresses that lead nowhere are not found", async () => {
  for (const path of ["x", newId(), "%00", "..%2f..%2fetc"]) {
    const url = `/api/v1/workspaces/${workspaceId}/uploads/${path}`;
    expect((await tus(server, member, { url }, "HEAD")).status, path).toBe(404);
  }
});

test("a hostile name is only ever a clean one, also in what is served", async () => {
  const name = '../../etc/\u202epass"wd\r\nset-cookie: a=b.txt';
  const file = await uploaded(server, member, workspaceId, "x", { name });
  expect(file.name).toBe("pass_wdset-cookie_ a=b.txt");
  const { headers } = await contentOf(server, member, workspaceId, file.id);
  expect(headers.get("set-cookie")).toBe(null);
  expect(headers.get("content-disposition")).toBe(
    `inline; filename="pass_wdset-cookie_ a_b.txt"; filename*=UTF-8''pass_wdset-cookie_%20a%3Db.txt`,
  );
  const nul = { workspaceId, clientId: newId(), name: "a\u0000b", size: 1 };
  expect((await refused(member.client.call(createUpload, nul))).code).toBe("invalid_input");
});
