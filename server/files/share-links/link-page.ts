import { createHash } from "node:crypto";
import type { FileRow } from "../shared-files/index.ts";
import type { ShareLinkRow } from "./share-link-rows.ts";

const style = `
:root{color-scheme:light dark;--page:#FBFAF8;--card:#FFFFFF;--text:#1F1D1A;--quiet:#6B665E;--line:#E6E2DA;--accent:#2F6F5E;--on:#FFFFFF;--danger:#B3372F;--soft:#E1EFEA;--ink:#28614F}
@media(prefers-color-scheme:dark){:root{--page:#171614;--card:#1E1D1A;--text:#EDEAE4;--quiet:#A29C92;--line:#302E2A;--accent:#5FB39B;--on:#10211C;--danger:#E5766C;--soft:#1D322B;--ink:#7CC7B2}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;align-items:center;justify-content:center;padding:16px;background:var(--page);color:var(--text);font:15px/22px Inter,system-ui,sans-serif}
main{width:100%;max-width:480px;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:24px;text-align:center}
img{display:block;max-width:100%;max-height:50vh;margin:0 auto 20px;border-radius:6px;border:1px solid var(--line)}
h1{margin:0 0 4px;font-size:18px;line-height:24px;font-weight:650;overflow-wrap:anywhere}
p{margin:0 0 20px;color:var(--quiet);text-wrap:balance}
.sign{display:flex;align-items:center;justify-content:center;width:56px;height:56px;margin:0 auto 16px;border-radius:10px;background:var(--soft);color:var(--ink)}
.wrong{margin-top:-4px;color:var(--danger);font-size:13px;line-height:18px;font-weight:500}
[aria-invalid]{border-color:var(--danger)}
p:last-child{margin:0}
form{display:flex;flex-direction:column;gap:12px;text-align:start}
label{font-weight:500}
input{font:inherit;height:44px;padding:0 12px;border:1px solid var(--quiet);border-radius:6px;background:var(--card);color:var(--text)}
a.main,button{display:inline-flex;align-items:center;justify-content:center;height:44px;padding:0 20px;border:0;border-radius:6px;background:var(--accent);color:var(--on);font:inherit;font-weight:500;text-decoration:none;cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
`;

/** Nothing but this style, pictures of ours and the form: no script, no other site, and the address goes nowhere. */
export const linkPageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": `default-src 'none'; img-src 'self'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
  "x-robots-tag": "noindex, nofollow",
} as const;

/** The file by its name and size, with a picture of it where there is one, and a way to save it. */
export const filePage = (file: FileRow, link: ShareLinkRow, address: string): string =>
  page(
    file.name,
    `${file.details.previews?.length ? `<img src="${address}/preview" alt="">` : icon(signs.file)}
    <h1 dir="auto">${escaped(file.name)}</h1>
    <p>${sizeWords(file.size)} · works until ${dayWords(link.expires_at)}</p>
    <a class="main" href="${address}/content?download" download>Download</a>`,
  );

export const passwordPage = (address: string, isWrong: boolean): string =>
  page(
    "A shared file",
    `${icon(signs.lock)}<h1>This file needs a password</h1>
    <p>Whoever sent you the link knows it.</p>
    <form method="post" action="${address}"><label for="password">Password</label>
    <input id="password" name="password" type="password" autocomplete="off" required autofocus maxlength="200"${isWrong ? ` aria-invalid="true" aria-describedby="wrong"` : ""}>
    ${isWrong ? `<span id="wrong" class="wrong" role="alert">That is not the password. Look for large and small letters.</span>` : ""}
    <button type="submit">Open</button></form>`,
  );

/** Whatever the reason: a stranger learns nothing of what was here. */
export const gonePage = (): string =>
  page(
    "A shared file",
    `${icon(signs.nothing)}<h1>This link leads nowhere</h1>
    <p>It has expired, was revoked, or is not complete. Ask whoever sent it for a new one.</p>`,
  );

/** Says nothing of the link either: the limits are those of a network. */
export const busyPage = (): string =>
  page(
    "A shared file",
    `${icon(signs.wait)}<h1>Too many tries</h1>
    <p>Too much was asked for from your network. Wait ten minutes, then open the link again.</p>`,
  );

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><link rel="icon" href="/icon.svg"><style>${style}</style></head><body><main>${body}</main></body></html>`;

/** https://lucide.dev (ISC), as in the app. */
const signs = {
  file: `<path d="M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7Z"/><path d="M14 2v4a2 2 0 0 0 2 2h4"/>`,
  lock: `<rect width="18" height="11" x="3" y="11" rx="2"/><path d="M7 11V7a5 5 0 0 1 10 0v4"/>`,
  nothing: `<path d="M9 17H7A5 5 0 0 1 7 7"/><path d="M15 7h2a5 5 0 0 1 4 8"/><path d="M8 12h4"/><path d="m2 2 20 20"/>`,
  wait: `<circle cx="12" cy="12" r="10"/><path d="M12 6v6l4 2"/>`,
} as const;

const icon = (sign: string): string =>
  `<span class="sign"><svg width="26" height="26" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${sign}</svg></span>`;

const dayWords = (day: Date): string =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(day);

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] as string);

function sizeWords(bytes: number): string {
  const power = Math.min(4, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toFixed(value < 10 && power > 0 ? 1 : 0)} ${["bytes", "kB", "MB", "GB", "TB"][power]}`;
}
