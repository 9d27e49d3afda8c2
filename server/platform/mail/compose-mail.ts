import { plainLine } from "./plain-line.ts";

/** What a mail says: short paragraphs of plain text, and at most one thing to do. */
export type MailWords = {
  subject: string;
  /** Above everything: a square PNG, and whose it is. */
  logo?: { of: string; png: Buffer };
  paragraphs: string[];
  /** What others said, after the paragraphs. */
  quotes?: { heading: string; from: string; text: string }[];
  button?: { label: string; url: string };
  /** In small print below: why this mail came, what to do if one did not expect it. */
  closing: string;
};

/** A mail as text and as HTML: no tracking, nothing loaded from elsewhere. */
export function composeMail(words: MailWords): { subject: string; text: string; html: string; logo?: Buffer } {
  const mail = { subject: plainLine(words.subject, 200), text: textOf(words), html: htmlOf(words) };
  return words.logo ? { ...mail, logo: words.logo.png } : mail;
}

function textOf({ paragraphs, quotes = [], button, closing }: MailWords): string {
  const link = button ? [`${button.label}:\n${button.url}`] : [];
  const said = quotes.map(({ heading, from, text }) => `${heading ? `${heading}\n` : ""}${from}:\n${text}`);
  return `${[...paragraphs, ...said, ...link, closing].join("\n\n")}\n`;
}

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";

function htmlOf({ subject, logo, paragraphs, quotes = [], button, closing }: MailWords): string {
  const text = paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${escapeHtml(paragraph)}</p>`).join("\n");
  const mark = logo
    ? `<p style="margin:0 0 20px"><img src="cid:logo" alt="${escapeHtml(logo.of)}" width="48" height="48" style="border-radius:10px"></p>`
    : "";
  const link = button
    ? `<p style="margin:24px 0"><a href="${escapeHtml(button.url)}" style="background:#2f6f5e;border-radius:8px;color:#ffffff;display:inline-block;padding:12px 20px;text-decoration:none">${escapeHtml(button.label)}</a></p>
<p style="color:#6b665e;font-size:13px;margin:0 0 16px">If the button does not work, open this address:<br>${escapeHtml(button.url)}</p>`
    : "";
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="background:#ffffff;color:#1f1d1a;${font};font-size:16px;line-height:1.5;margin:0;padding:32px 16px">
<div style="margin:0 auto;max-width:520px">
${mark}
${text}
${quotes.map(quoteOf).join("\n")}
${link}
<p style="border-top:1px solid #e6e2da;color:#6b665e;font-size:13px;margin:24px 0 0;padding-top:16px">${escapeHtml(closing)}</p>
</div>
</body>
</html>
`;
}

const quoteOf = ({ heading, from, text }: NonNullable<MailWords["quotes"]>[number]): string =>
  `${heading ? `<p style="color:#6b665e;font-size:13px;margin:16px 0 4px">${escapeHtml(heading)}</p>` : ""}
<p style="border-left:3px solid #e6e2da;margin:0 0 12px;padding-left:12px"><strong>${escapeHtml(from)}</strong><br>${escapeHtml(text)}</p>`;

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] as string);
