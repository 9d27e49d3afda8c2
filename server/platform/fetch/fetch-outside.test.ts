import { Resolver } from "node:dns/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type DnsNames, startDnsServer } from "../../testing/dns-server.ts";
import { type Outside, openOutside } from "./fetch-outside.ts";
import { allowedBy, mayAsk, outsidePlace } from "./outside-address.ts";

/** A port web pages may have, so that a refusal is for the address alone. */
const port = 8443;
const inside = "127.0.0.2";
/** Plays a public address: the only one that is allowed. */
const outsideIp = "127.0.0.3";

const canary = { hits: 0 };
const requests: { url: string; headers: Record<string, unknown> }[] = [];
const servers: Server[] = [];
const listen = (address: string, answer: RequestListener) =>
  new Promise<void>((done) => servers.push(createServer(answer).listen(port, address, done)));

const page = "<title>A page</title>";
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
const pages: Record<string, RequestListener> = {
  "/page": (_request, response) => response.setHeader("content-type", "Text/HTML; charset=UTF-8").end(page),
  "/gzip": (_request, response) =>
    response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end(gzipSync(page)),
  "/bomb": (_request, response) =>
    response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end(bomb),
  "/brotli": (_request, response) =>
    response.writeHead(200, { "content-type": "text/html", "content-encoding": "br" }).end(brotliCompressSync(page)),
  "/broken": (_request, response) =>
    response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end("no gzip at all"),
  "/endless": (_request, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    const more = setInterval(() => response.write("x".repeat(1000)), 5);
    response.on("close", () => clearInterval(more));
  },
  "/silent": () => undefined,
  "/video": (_request, response) => response.setHeader("content-type", "video/mp4").end("film"),
  "/missing": (_request, response) => response.writeHead(404, { "content-type": "text/html" }).end(page),
  "/circle": (_request, response) => response.writeHead(302, { location: "/circle" }).end(),
  "/moved": (_request, response) => response.writeHead(301, { location: "page" }).end(),
  "/no-address": (_request, response) => response.writeHead(302, { location: "http://[" }).end(),
};

/** UTF-8 as its bytes, as servers in the wild send it. */
const inHeader = (text: string) => Buffer.from(text.replaceAll(/\s/g, "")).toString("latin1");

const byTurns = (...answers: string[][]) => {
  let turn = 0;
  return () => answers[Math.min(turn++, answers.length - 1)] as string[];
};
let rebound = byTurns([outsideIp], [inside]);
const names: DnsNames = {
  "page.example.org": () => [outsideIp],
  "straight.example.org": () => [inside],
  "straight6.example.org": () => ["::1"],
  "mapped.example.org": () => [`::ffff:${inside}`],
  "nat64.example.org": () => ["64:ff9b::7f00:2"],
  "sixtofour.example.org": () => ["2002:7f00:2::1"],
  "metadata.example.org": () => ["169.254.169.254"],
  "both.example.org": () => [outsideIp, inside],
  "both-later.example.org": () => ["8.8.8.8", "1.1.1.1", inside],
  "both-kinds.example.org": () => ["8.8.8.8", "::1"],
  "alias.example.org": () => ["-> straight.example.org"],
  "alias-of-alias.example.org": () => ["-> alias.example.org"],
  "alias-of-localhost.example.org": () => ["-> localhost"],
  localhost: () => [inside],
  "rebound.example.org": () => rebound(),
  "xn--bcher-kva.example.org": () => [inside],
  "nothing.example.org": () => [],
  "wiki.example.lan": () => [inside],
  "metadata.google.internal": () => ["8.8.8.8"],
};

let dns: Awaited<ReturnType<typeof startDnsServer>>;
let outside: Outside;
let resolve: (host: string) => Promise<string[]>;

beforeAll(async () => {
  dns = await startDnsServer(names);
  const resolver = new Resolver({ timeout: 1000, tries: 1 });
  resolver.setServers([dns.address]);
  resolve = async (host) => {
    const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    return found.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  };
  outside = openOutside({ allow: [outsideIp], resolve });
  await listen(inside, (_request, response) => {
    canary.hits += 1;
    response.setHeader("content-type", "text/html").end("secret");
  });
  await listen(outsideIp, (request, response) => {
    requests.push({ url: request.url ?? "", headers: request.headers });
    const to = new URL(request.url ?? "", "http://x").searchParams.get("to");
    if (to) return void response.writeHead(302, { location: inHeader(to) }).end();
    (pages[request.url ?? ""] ?? pages["/missing"])?.(request, response);
  });
});
afterAll(() => {
  dns.stop();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});
beforeEach(() => {
  canary.hits = 0;
  requests.length = 0;
});

const options = { maxBytes: 10_000, accept: ["text/html"], timeout: 2000 };
const codeOf = (url: string, more = {}, from = outside): Promise<string> =>
  from.fetch(url, { ...options, ...more }).then(
    () => "came",
    (error: { code: string }) => error.code,
  );

/** Each way of writing an address of this machine, its network, or a cloud's metadata service. */
const hosts = [
  ...["127.0.0.2", "127.0.0.2.", "127.2", "127.0.2", "127.000.000.002", "2130706434", "2130706434.", "017700000002"],
  ...[
    "0177.0.0.2",
    "0177.0.0.02",
    "0x7f000002",
    "0x7f.0.0.2",
    "0X7F.0.0.0x2",
    "0x7f.2",
    "127.0.0.2%2e",
    "%31%32%37.0.0.2",
  ],
  ...["１２７.0.0.2", "127。0。0。2", "127．0．0．2", "①②⑦.0.0.②"],
  ...[
    "[::ffff:127.0.0.2]",
    "[::ffff:7f00:2]",
    "[0:0:0:0:0:ffff:127.0.0.2]",
    "[::127.0.0.2]",
    "[::7f00:2]",
    "[::1]",
    "[::]",
  ],
  ...["[64:ff9b::127.0.0.2]", "[64:ff9b::7f00:2]", "[64:ff9b:1::7f00:2]", "[64:ff9b:1:ffff::7f00:2]"],
  ...["[2002:7f00:2::1]", "[2002:7f00:0002::]", "[2001:0:7f00:2::]", "[2001::80ff:fffd]", "[::ffff:0:127.0.0.2]"],
  ...["[fe80::1]", "[fe80::5efe:7f00:2]", "[2a00:1450::5efe:127.0.0.2]", "[2a00:1450::200:5efe:7f00:2]", "[fec0::1]"],
  ...[
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
    "[2001:db8::1]",
    "[3fff::1]",
    "[2001:10::1]",
    "[2001:20::1]",
    "[2001:2::1]",
  ],
  ...["[100::1]", "[5f00::1]", "[4000::1]", "[2001:4:112::1]", "[2001:1ff::1]"],
  ...[
    "0.0.0.0",
    "0",
    "0.0.0.1",
    "10.0.0.1",
    "10.255.255.255",
    "172.16.0.1",
    "172.31.255.254",
    "192.168.0.1",
    "100.64.0.1",
  ],
  ...["100.100.100.200", "169.254.169.254", "2852039166", "0xa9fea9fe", "169.254.170.2", "192.0.0.192", "192.0.0.1"],
  ...[
    "192.0.2.1",
    "198.51.100.1",
    "203.0.113.1",
    "198.18.0.1",
    "198.19.255.255",
    "192.88.99.1",
    "224.0.0.1",
    "239.1.2.3",
  ],
  ...["240.0.0.1", "255.255.255.255", "168.63.129.16"],
  ...["localhost", "localhost.", "LOCALHOST", "a.localhost", "localhost.localdomain", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "printer.local"],
  ...["metadata.google.internal", "metadata", "db", "wiki.example.lan", "router.home.arpa"],
  ...[
    "straight.example.org",
    "straight.example.org.",
    "straight6.example.org",
    "mapped.example.org",
    "nat64.example.org",
  ],
  ...[
    "sixtofour.example.org",
    "metadata.example.org",
    "both.example.org",
    "both-later.example.org",
    "both-kinds.example.org",
  ],
  ...["alias.example.org", "alias-of-alias.example.org", "alias-of-localhost.example.org", "bücher.example.org"],
  ...["nothing.example.org", "page.example.org@127.0.0.2", "user:word@page.example.org"],
];
const addresses = [
  ...hosts.map((host) => `http://${host}:${port}/`),
  ...[
    `http:\\\\127.0.0.2:${port}\\`,
    `http:127.0.0.2:${port}`,
    ` http://127.0.0.2:${port}/ `,
    `ht\ntp://127.0.0.2:${port}/`,
  ],
  ...[
    `ftp://127.0.0.2:${port}/`,
    "file:///etc/passwd",
    "data:text/html,x",
    "gopher://127.0.0.2:8443/_GET",
    "javascript:1",
  ],
  ...[
    "http://",
    "http://[",
    "http://[::1",
    "http://8.8.8.8:22/",
    "http://8.8.8.8:6379/",
    "https://8.8.8.8:25/",
    "//127.0.0.2/",
  ],
];

describe("what leads inside", () => {
  test.each(addresses)("is not asked: %j", async (address) => {
    expect(await codeOf(address)).toBe("refused");
    expect(canary.hits).toBe(0);
  });

  test.each(addresses)("is not asked after a redirect either: %j", async (address) => {
    const code = await codeOf(`http://page.example.org:${port}/?to=${encodeURIComponent(address)}`);
    expect(["refused", "failed"]).toContain(code);
    expect(canary.hits).toBe(0);
  });

  test("is handed nothing", async () => {
    for (const address of addresses) {
      const handed = outside.post(address, {}, Buffer.from("x"), 2000).then(
        () => "came",
        (error: { code: string }) => error.code,
      );
      expect(await handed, address).toBe("refused");
    }
    expect(canary.hits).toBe(0);
  });

  test("is not reached by a name that answers otherwise the second time", async () => {
    rebound = byTurns([outsideIp], [inside]);
    expect(await codeOf(`http://rebound.example.org:${port}/page`)).toBe("came");
    rebound = byTurns([outsideIp], [outsideIp], [inside]);
    expect(await codeOf(`http://rebound.example.org:${port}/?to=/page`)).toMatch(/came|refused/);
    expect(canary.hits).toBe(0);
  });

  test("would be reached if it were allowed: the canary sings", async () => {
    const allow = (...entries: string[]) => openOutside({ allow: entries, resolve });
    const address = `http://${inside}:${port}/`;
    const wiki = `http://wiki.example.lan:${port}/`;
    expect(await codeOf(address, {}, allow("127.0.0.0/8"))).toBe("came");
    expect(await codeOf(wiki, {}, allow("wiki.example.lan"))).toBe("came");
    expect(await codeOf(wiki, {}, allow("*.example.lan"))).toBe("came");
    expect(await codeOf(wiki, {}, allow(inside))).toBe("came");
    expect(await codeOf(wiki, {}, allow("example.lan", "10.0.0.0/8"))).toBe("refused");
    expect(canary.hits).toBe(4);
  });
});

test.each([
  ["http://8.8.8.8/", "8.8.8.8"],
  ["https://1.1.1.1:8443/", "1.1.1.1"],
  ["http://[2606:4700:4700::1111]/", "2606:4700:4700::1111"],
  ["https://example.org./page#part", "93.184.216.34"],
  ["https://bücher.example:8080/", "2a00:1450:4001::1"],
])("%s is outside", (address, ip) => {
  const place = outsidePlace(address);
  expect(place && mayAsk(place, ip, allowedBy([]))).toBe(true);
});

describe("what comes from outside", () => {
  const at = (path: string) => `http://page.example.org:${port}${path}`;

  test("is the page, where it was found in the end, and its kind", async () => {
    const answer = await outside.fetch(at("/moved"), options);
    expect(answer).toMatchObject({ url: at("/page"), mediaType: "text/html", charset: "UTF-8" });
    expect(String(answer.body)).toBe(page);
    for (const packed of ["/gzip", "/brotli"])
      expect(String((await outside.fetch(at(packed), options)).body)).toBe(page);
  });

  test("is asked for under its name, with nothing of ours", async () => {
    await outside.fetch(at("/page"), options);
    const { host, cookie, authorization, referer, ...rest } = requests[0]?.headers ?? {};
    expect({ host, cookie, authorization, referer }).toEqual({ host: `page.example.org:${port}` });
    expect(Object.keys(rest).sort()).toEqual([
      "accept",
      "accept-encoding",
      "accept-language",
      "connection",
      "user-agent",
    ]);
  });

  test.each([
    ["/bomb", "too_large"],
    ["/endless", "too_large"],
    ["/broken", "failed"],
    ["/silent", "timeout"],
    ["/video", "wrong_type"],
    ["/missing", "failed"],
    ["/circle", "too_many_redirects"],
    ["/no-address", "failed"],
  ])("%s is bounded: %s", async (path, code) => {
    expect(await codeOf(at(path), { timeout: 1000 })).toBe(code);
  });

  test("may be its beginning alone", async () => {
    for (const path of ["/endless", "/bomb"])
      expect((await outside.fetch(at(path), { ...options, cut: true })).body).toHaveLength(10_000);
  });

  test("ignores a proxy of the environment", async () => {
    process.env["HTTP_PROXY"] = `http://${inside}:${port}`;
    expect(await codeOf(at("/page"))).toBe("came");
    delete process.env["HTTP_PROXY"];
    expect(canary.hits).toBe(0);
  });
});

test("the corpus is no smaller than it was", () => {
  expect(addresses.length).toBeGreaterThanOrEqual(120);
});
