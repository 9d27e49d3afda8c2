import { preferencesChanged } from "@atrium/contract/people/preferences.ts";
import type { FastifyInstance } from "fastify";
import { mergePreferences } from "#people/preferences/index.ts";
import { audience } from "#platform/events/event-log.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { readUnsubscription, type Unsubscription } from "./signed-link.ts";

/**
 * Ends mails by a link in one of them, signed and without a session (RFC 8058): a POST does it, so that a scanner which
 * only looks at links does not; a GET shows a page with a button.
 */
export function mountUnsubscription(app: FastifyInstance, platform: Platform): void {
  app.register(async (scope) => mount(scope, platform));
}

function mount(app: FastifyInstance, platform: Platform): void {
  // What a mail program posts says nothing that matters: everything is in the address.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: 4096 }, (_request, _body, done) => done(null));
  const path = "/api/v1/mail-unsubscription/:token";
  app.get<{ Params: { token: string } }>(path, async (request, reply) => {
    const found = await readUnsubscription(platform, request.params.token);
    return reply
      .code(found ? 200 : 404)
      .type("text/html; charset=utf-8")
      .send(found ? page(question) : page(unknown));
  });
  app.post<{ Params: { token: string } }>(path, async (request, reply) => {
    const found = await readUnsubscription(platform, request.params.token);
    if (found) await unsubscribe(platform, found);
    return reply
      .code(found ? 200 : 404)
      .type("text/html; charset=utf-8")
      .send(found ? page(done) : page(unknown));
  });
}

async function unsubscribe(platform: Platform, { workspaceId, memberId, what }: Unsubscription): Promise<void> {
  const change = what === "messages" ? { mailFor: [] } : { digest: "off" as const };
  await platform.run({ workspaceId }, async ({ db, emit }) => {
    const { preferences, isChanged } = await mergePreferences(db, workspaceId, memberId, change);
    const to = [audience.person(memberId)];
    if (isChanged) emit(preferencesChanged, { preferences }, { workspaceId, actorId: memberId, to });
  });
}

type Words = { title: string; text: string; button?: string };
const question: Words = {
  title: "No more of these mails?",
  text: "You can choose again at any time, in your preferences.",
  button: "Send me no more",
};
const done: Words = {
  title: "Done",
  text: "You get no more of these mails. You can choose again in your preferences.",
};
const unknown: Words = { title: "This link does not work", text: "Perhaps a part of it is missing. Copy all of it." };

const page = ({ title, text, button }: Words): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${title}</title></head>
<body>
<h1>${title}</h1>
<p>${text}</p>
${button ? `<form method="post"><button>${button}</button></form>` : ""}
</body>
</html>
`;
