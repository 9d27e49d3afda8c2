/** Every one would show itself, if a single letter of it ran: by a dialog, by `hit`, by the title, or by a request. */
const run = "window.hit?.('ran')";
const person = "person:0197a1b2-0000-7000-8000-000000000001";

const markup = [
  `<script>${run}</script>`,
  `<img src=x onerror="${run}">`,
  `<svg onload="${run}"></svg>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><animate onbegin="${run}" attributeName=x dur=1s>`,
  `<iframe srcdoc="<script>parent.hit('ran')</script>"></iframe>`,
  `<iframe src="javascript:${run}"></iframe>`,
  `<object data="javascript:${run}"></object>`,
  `<embed src="javascript:${run}">`,
  `<form action="javascript:${run}"><button>send</button></form>`,
  `<a href="javascript:${run}">press</a>`,
  `<base href="https://evil.example/">`,
  `<link rel=stylesheet href="https://evil.example/x.css">`,
  `<meta http-equiv=refresh content="0;url=https://evil.example">`,
  `<style>*{background:url(https://evil.example/x)}</style>`,
  `<video><source onerror="${run}"></video>`,
  `<details open ontoggle="${run}">`,
  `<input autofocus onfocus="${run}">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;">`,
  `<template><script>${run}</script></template>`,
  `&lt;script&gt;${run}&lt;/script&gt;`,
  `&#60;img src=x onerror=${run}&#62;`,
  `<b onmouseover="${run}">over</b>`,
  `<<script>${run}//<</script>`,
  `<scr<script>ipt>${run}</scr</script>ipt>`,
  `"><img src=x onerror=${run}>`,
  `'-${run}-'`,
  `</textarea><script>${run}</script>`,
  `</title><script>${run}</script>`,
];

const links = [
  `[press](javascript:${run})`,
  `[press](JaVaScRiPt:${run})`,
  `[press](java\nscript:${run})`,
  `[press](java\tscript:${run})`,
  `[press](&#106;avascript:${run})`,
  `[press](javascript&colon;${run})`,
  `[press](\u0001javascript:${run})`,
  `[press](data:text/html,<script>${run}</script>)`,
  `[press](data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==)`,
  `[press](vbscript:msgbox)`,
  `[press](blob:https://evil.example/x)`,
  `[press](file:///etc/passwd)`,
  `<javascript:${run}>`,
  `[a](https://example.org "onmouseover=${run}")`,
  `[a](https://example.org"onmouseover="${run})`,
  `[<img src=x onerror=${run}>](https://example.org)`,
  `![x](javascript:${run})`,
  `![x" onerror="${run}](https://evil.example/x.png)`,
  `![x](http://127.0.0.1:9/pixel.png)`,
  `[a][1]\n\n[1]: javascript:${run}`,
  `[x]: javascript:${run}\n\n[x]`,
  `[a](<https://example.org/" onmouseover="${run}>)`,
  "[@Somebody](person:not-an-id) [#x](channel:../../sign-in) <https://user:pass@example.org>",
  `[@<img src=x onerror=${run}>](${person})`,
  `[@x](person:"onclick="${run})`,
  `[#<svg onload=${run}>](channel:0197a1b2-0000-7000-8000-000000000001)`,
  `[x](//evil.example/x)`,
  `[x](/\\evil.example/x)`,
  `https://example.org/"onmouseover="${run}`,
  `https://example.org/<script>${run}</script>`,
  `www.example.org/'onclick='${run}`,
];

const code = [
  "`<script>" + run + "</script>`",
  "```html\n<script>" + run + "</script>\n```",
  "```xml\n<img src=x onerror=" + run + ">\n```",
  '```"onmouseover="' + run + "\ncode\n```",
  "```javascript<script>" + run + "</script>\nlet a;\n```",
  "```html onload=x\n</code></pre><script>" + run + "</script>\n```",
  "```__proto__\nx\n```",
  "```constructor\nx\n```",
  "| <script>" + run + "</script> | b |\n|---|---|\n| <img src=x onerror=" + run + "> | c |",
];

const formulas = [
  `$$\\href{javascript:${run}}{x}$$`,
  `$$\\url{javascript:${run}}$$`,
  `$$\\includegraphics[width=1em]{https://evil.example/x.png}$$`,
  `$$\\htmlClass{x}{y}\\htmlId{a}{b}\\htmlStyle{background:url(https://evil.example)}{c}\\htmlData{onload=${run}}{d}$$`,
  `$$\\text{<img src=x onerror=${run}>}$$`,
  `so $$<script>${run}</script>$$`,
  "$$\\def\\a{\\a\\a}\\a$$",
  "$$\\edef\\a{xxxxxxxxxx}\\edef\\b{\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a}\\edef\\c{\\b\\b\\b\\b\\b\\b\\b\\b\\b\\b}\\c\\c\\c\\c$$",
  "$$\\rule{99999em}{99999em}$$",
  `$$\\color{red;background:url(https://evil.example)}x$$`,
  `$$\\unicode{<script>}$$`,
];

const ours = [
  `||<script>${run}</script>||`,
  `||[press](javascript:${run})||`,
  `<time:2026-11-21T09:00Z"onclick="${run}">`,
  `<time:javascript:${run}>`,
  `- [ ] <img src=x onerror=${run}>`,
  `@channel<script>${run}</script>`,
  `:<img src=x onerror=${run}>:`,
  "\u202e<script>" + run + "</script>",
];

export const hostileTexts: readonly string[] = [...markup, ...links, ...code, ...formulas, ...ours];
export const hostileName = `<img src=x onerror=${run}>`;
