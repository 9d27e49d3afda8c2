import { describe, expect, test } from "vitest";
import { mailsTo } from "../../testing/mails.ts";
import { png } from "../../testing/pictures.ts";
import { smtpServer } from "../../testing/smtp-server.ts";
import { startTestServer } from "../../testing/test-server.ts";
import { composeMail } from "./compose-mail.ts";
import { deliverMail } from "./mail.ts";
import { nameInMail, plainLine } from "./plain-line.ts";

const words = {
  subject: "Hello",
  paragraphs: ["First & <b>bold</b>", "Second"],
  button: { label: "Open", url: "https://atrium.example.org/x?a=1&b=2" },
  closing: "Why this came.",
};

describe("with SMTP_URL", () => {
  const start = async (refuse?: (recipient: string) => string | undefined) => {
    const smtp = await smtpServer(refuse);
    const env = { SMTP_URL: smtp.url, MAIL_FROM: "Atrium <atrium@example.org>" };
    return { smtp, server: await startTestServer({ features: [], env }) };
  };

  test("a mail goes out as text and HTML, and none is kept here", async () => {
    const { smtp, server } = await start();
    await deliverMail(server.platform, { to: "mina@example.org", ...composeMail(words) });
    expect(smtp.received).toHaveLength(1);
    const [mail] = smtp.received;
    expect(mail).toMatchObject({ from: "atrium@example.org", to: ["mina@example.org"] });
    expect(mail?.data).toMatch(/^From: Atrium <atrium@example.org>\r\nTo: mina@example.org\r\nSubject: Hello\r\n/m);
    expect(mail?.data).toContain("multipart/alternative");
    expect(mail?.data).toContain("Auto-Submitted: auto-generated");
    expect(await mailsTo("mina@example.org")).toEqual([]);
  });

  test("a picture goes along, and is loaded from nowhere", async () => {
    const { smtp, server } = await start();
    const logo = { of: "North & wind", png: png(8, 8) };
    await deliverMail(server.platform, { to: "mina@example.org", ...composeMail({ ...words, logo }) });
    const [mail] = smtp.received;
    expect(mail?.data).toMatch(/^Content-ID: <logo>/im);
    expect(mail?.data).toContain(png(8, 8).toString("base64").slice(0, 70));
    expect(composeMail({ ...words, logo }).html).toContain('<img src="cid:logo" alt="North &amp; wind"');
  });

  test("a subject cannot carry a second header", async () => {
    const { smtp, server } = await start();
    for (const subject of ["Hi\r\nBcc: all@example.org", "Hi\nBcc: all@example.org\n\nbody", "Hi\u2028Bcc: x\u0000"])
      await deliverMail(server.platform, { to: "mina@example.org", subject, text: "t", html: "<p>t</p>" });
    expect(smtp.received).toHaveLength(3);
    for (const mail of smtp.received) {
      const [head = ""] = mail.data.split("\r\n\r\n");
      expect(head).not.toMatch(/^Bcc:/im);
      expect(mail.to).toEqual(["mina@example.org"]);
    }
  });

  test.each([
    "mina@example.org, all@example.org",
    "mina@example.org\r\nBcc: all@example.org",
    "Mina <mina@example.org>",
    '"a@evil.example b"@example.org',
    "mina(comment)@example.org",
    "mina",
    "",
  ])("an address that is not one plain address is not mailed to: %j", async (to) => {
    const { smtp, server } = await start();
    await expect(deliverMail(server.platform, { to, ...composeMail(words) })).rejects.toThrow("one plain mail address");
    expect(smtp.tries()).toBe(0);
  });

  test("a recipient refused for good is not tried again; one refused for now is", async () => {
    const { server } = await start((to) => (to.startsWith("gone") ? "550 no such user" : "451 later"));
    await expect(
      deliverMail(server.platform, { to: "gone@example.org", ...composeMail(words) }),
    ).resolves.toBeUndefined();
    await expect(deliverMail(server.platform, { to: "full@example.org", ...composeMail(words) })).rejects.toThrow(
      "451",
    );
  });
});

test("without SMTP_URL a mail is kept here, its subject on one line", async () => {
  const server = await startTestServer({ features: [] });
  await deliverMail(server.platform, { to: "kept@example.org", subject: "Hi\r\nBcc: x", text: "t", html: "<p>t</p>" });
  expect(await mailsTo("kept@example.org")).toEqual([
    { to: "kept@example.org", subject: "Hi Bcc: x", text: "t", html: "<p>t</p>" },
  ]);
});

test("a mail's HTML shows text as text, and loads nothing", () => {
  const { html, text } = composeMail(words);
  expect(html).toContain("First &amp; &lt;b&gt;bold&lt;/b&gt;");
  expect(html).toContain('href="https://atrium.example.org/x?a=1&amp;b=2"');
  expect(html).not.toMatch(/<img|<script|<link|src=|@import|url\(/);
  expect(text).toBe("First & <b>bold</b>\n\nSecond\n\nOpen:\nhttps://atrium.example.org/x?a=1&b=2\n\nWhy this came.\n");
});

test.each([
  ["Mina Tamm", "Mina Tamm"],
  ["  Mina\r\n\tTamm ", "Mina Tamm"],
  ["Mina \u202Egro.live", "somebody"],
  ["José Ñandú 李", "José Ñandú 李"],
  ["Win at https://evil.example", "somebody"],
  ["www.evil.example", "somebody"],
  ["evil.example", "somebody"],
  ["call evil@example.org", "somebody"],
  ["", "somebody"],
])("the name %j stands in a mail as %j", (name, shown) => {
  expect(nameInMail(name, "somebody")).toBe(shown);
});

test("a line is one line of at most so many characters", () => {
  expect(plainLine("a\r\nb\u2029c\u0007d\u200Be", 100)).toBe("a b c d e");
  expect(plainLine("x".repeat(300), 200)).toHaveLength(200);
});
