import { readAccount, readInstance, signUp } from "@atrium/contract/people/accounts.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { describe, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { mailsTo, mailTo } from "../../testing/mails.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { anotherTestDatabase, testDatabase } from "../../testing/test-database.ts";
import { startTestServer, testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const visitor = createClient({ baseUrl: server.url });
const password = "eleven green lamps";

const post = (body: unknown, headers: Record<string, string> = {}, url = server.url) =>
  fetch(`${url}/api/v1/accounts`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

const accountsWith = async (email: string): Promise<number> => {
  const { rows } = await pool.query("select 1 from account where lower(email) = lower($1)", [email]);
  return rows.length;
};

describe("registering", () => {
  test("makes an account, signs it in and mails a link", async () => {
    const response = await post({ email: "Mina@Example.org", password, name: "  Mina " });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("set-cookie")).toMatch(
      /^atrium_session=[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/,
    );
    const cookie = response.headers.get("set-cookie")?.split(";")[0] as string;
    const { account } = await createClient({ baseUrl: server.url, headers: { cookie } }).call(readAccount, {});
    expect(account).toMatchObject({ email: "Mina@Example.org", name: "Mina", emailVerified: false });
    const mail = await mailTo("Mina@Example.org");
    expect(mail.subject).toBe("Confirm your e-mail address");
    expect(mail.text).toContain(`${server.url}/verify?token=`);
  });

  test("keeps the password as Argon2id and no secret as it is", async () => {
    const response = await post({ email: "ada@example.org", password, name: "Ada" });
    const secret = response.headers.get("set-cookie")?.match(/=([\w-]{43})/)?.[1] as string;
    const { rows } = await pool.query(
      "select a.*, p.*, s.* from account a join account_password p on p.account_id = a.id join session s on s.account_id = a.id where a.email = 'ada@example.org'",
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(rows)).not.toContain(password);
  });

  test("writes nothing of the name into the mail: a stranger chose it", async () => {
    await post({ email: "victim@example.org", password, name: "Win a prize at evil.example" });
    const mail = await mailTo("victim@example.org");
    expect(mail.text + mail.html + mail.subject).not.toContain("evil.example");
  });

  test("over https the cookie is bound to this host", async () => {
    const secure = await startTestServer();
    secure.platform.config.url = "https://atrium.example.org";
    const response = await post({ email: "sec@example.org", password, name: "Sec" }, {}, secure.url);
    expect(response.headers.get("set-cookie")).toMatch(
      /^__Host-atrium_session=[\w-]{43}; Path=\/; .*HttpOnly.*; Secure$/,
    );
    expect(response.headers.get("set-cookie")).not.toContain("Domain");
  });
});

describe("an address", () => {
  test("is taken in whatever case it is typed", async () => {
    const { email } = await signedUp(server, { email: "tova@example.org" });
    const error = await refused(visitor.call(signUp, { email: email.toUpperCase(), password, name: "T" }));
    expect(error).toMatchObject({ code: "email_taken", status: 409 });
    expect(await accountsWith(email)).toBe(1);
    expect(await mailsTo(email.toUpperCase())).toEqual([]);
  });

  test("goes to one of two who register at once", async () => {
    const both = await Promise.all(
      ["race@example.org", "RACE@example.org"].map((email) => post({ email, password, name: "R" })),
    );
    expect(both.map((response) => response.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await accountsWith("race@example.org")).toBe(1);
  });

  test("can be tried only so often from one network", async () => {
    const strict = await startTestServer({ realLimits: true });
    const statuses = [];
    for (let n = 0; n < 22; n += 1) {
      // Too common: refused before anything is hashed or written, and counted all the same.
      const response = await post({ email: `n${n}@example.org`, password: "password1234", name: "N" }, {}, strict.url);
      statuses.push(response.status);
    }
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(400));
    expect(statuses.slice(20)).toEqual([429, 429]);
  });
});

test.each([
  "password1234",
  "Passw0rd2024!",
  "1234567890",
  "qwertyuiop",
  "aaaaaaaaaaaa",
  "lena@example.org",
  "lena.pall2024",
])("%s is refused as too common", async (common) => {
  const input = { email: "lena@example.org", password: common, name: "Lena.Pall" };
  expect(await refused(visitor.call(signUp, input))).toMatchObject({ code: "password_too_common", status: 400 });
  expect(await accountsWith("lena@example.org")).toBe(0);
});

describe("what is refused changes nothing", () => {
  const good = { email: "nobody@example.org", password, name: "Nobody" };
  test.each([
    ["an unknown field", { ...good, operator: true }, 400, "operator"],
    ["a second unknown field", { ...good, emailVerified: true, id: "x" }, 400, "emailVerified"],
    ["a short password", { ...good, password: "short" }, 400, "password"],
    ["an object for a password", { ...good, password: { $ne: "" } }, 400, "password"],
    ["a list for an address", { ...good, email: ["a@example.org", "nobody@example.org"] }, 400, "email"],
    ["an address with a second header", { ...good, email: "nobody@example.org\r\nBcc: all@example.org" }, 400, "email"],
    ["an empty name", { ...good, name: "  " }, 400, "name"],
    ["a NUL in the name", { ...good, name: "No\u0000body" }, 400, "name"],
  ])("%s", async (_what, body, status, field) => {
    const response = await post(body);
    const problem = (await response.json()) as { code: string; fields: { path: string }[] };
    expect(response.status).toBe(status);
    expect(problem.code).toBe("invalid_input");
    expect(problem.fields.map(({ path }) => path)).toContain(field);
    expect(await accountsWith(good.email)).toBe(0);
  });

  test("a huge body is not read to its end", async () => {
    const response = await post({ ...good, name: "x".repeat(300_000) });
    expect(response.status).toBe(413);
  });

  test("a body that is no JSON", async () => {
    expect((await post("{")).status).toBe(400);
    expect((await post("email=a", { "content-type": "application/x-www-form-urlencoded" })).status).toBe(400);
  });

  test("a foreign page's form", async () => {
    const response = await post(good, { origin: "https://evil.example" });
    expect(response.status).toBe(403);
    expect(((await response.json()) as { code: string }).code).toBe("wrong_origin");
    expect((await post(good, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post(good, { origin: "null" })).status).toBe(403);
    expect(await accountsWith(good.email)).toBe(0);
  });
});

test("the second of two first ones waits for the first, and is not the operator", async () => {
  const database = await anotherTestDatabase();
  const [one, two] = await Promise.all([database.pool.connect(), database.pool.connect()]);
  const create = (email: string) => ({
    text: "select create_account(gen_random_uuid(), $1, 'F', now()) as operator",
    values: [email],
  });
  await one.query("begin");
  expect((await one.query(create("one@example.org"))).rows).toEqual([{ operator: true }]);
  const second = two.query(create("two@example.org"));
  await new Promise((resolve) => setTimeout(resolve, 100));
  await one.query("commit");
  expect((await second).rows).toEqual([{ operator: false }]);
  one.release();
  two.release();
});

test("of two who register first at once exactly one becomes the operator", async () => {
  const database = await anotherTestDatabase();
  const [one, two] = await Promise.all([
    startTestServer({ databaseUrl: database.url }),
    startTestServer({ databaseUrl: database.url }),
  ]);
  const client = createClient({ baseUrl: one.url });
  expect(await client.call(readInstance, {})).toMatchObject({ firstRun: true, localMailbox: true });
  const answers = await Promise.all(
    [one, two, one, two].map((each, n) => post({ email: `first${n}@example.org`, password, name: "F" }, {}, each.url)),
  );
  const made = await Promise.all(
    answers.map(async (answer) => (await answer.json()) as { account: { operator: boolean } }),
  );
  expect(made.filter(({ account }) => account.operator)).toHaveLength(1);
  expect(await client.call(readInstance, {})).toMatchObject({ firstRun: false });
});
