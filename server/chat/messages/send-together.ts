import { mentionsIn } from "@atrium/contract/chat/message-text.ts";
import type { sendMessage } from "@atrium/contract/chat/messages.ts";
import type { InputOf, OutputOf } from "@atrium/contract/protocol/operation.ts";
import { profilesOf } from "#people/profiles/index.ts";
import { may } from "#platform/access/access.ts";
import type { Together } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { TryAgain } from "#platform/operations/try-again.ts";
import { tellSent } from "./post.ts";
import { revealDirect } from "./reveal-direct.ts";
import type { Draft } from "./sending-rows.ts";
import { insertMessages } from "./sending-together-rows.ts";

type Input = InputOf<typeof sendMessage>;
type Output = OutputOf<typeof sendMessage>;
type Sending = { context: WorkspaceContext; draft: Draft };

/**
 * Messages for the timeline that call nobody and carry nothing, nearly all there are, by three statements however many they are. What
 * cannot be sent this way, for whatever reason, is left to `sendMessage` and its rules.
 */
export const sendTogether: Together<WorkspaceContext, Input, Output> = {
  joins: ({ threadId, text, files }) => threadId === undefined && files.length === 0 && callsNobody(text),
  run: async (calls) => {
    const sendings = calls.map(({ context, input }) => ({ context, draft: draftOf(context, input) }));
    const outputs = await sendAll(onlyFirst(sendings.filter(({ context }) => may(context.member, "message.send"))));
    return sendings.map(({ draft }) => outputs.get(draft.id));
  },
};

const callsNobody = (text: string): boolean => {
  const { people, groups, everybody, here } = mentionsIn(text);
  return people.length === 0 && groups.length === 0 && !everybody && !here;
};

const draftOf = ({ workspaceId, member, now }: WorkspaceContext, { channelId, clientId, text }: Input): Draft => ({
  workspaceId,
  channelId,
  id: newId(),
  authorId: member.id,
  clientId,
  text,
  at: now,
  calls: [],
  callsGroups: [],
  callsEverybody: false,
  mayCallMany: false,
  parts: {},
});

/** One message of an author in a channel at a time: the pointer moves with each, and a retry finds the first. */
function onlyFirst(sendings: Sending[]): Sending[] {
  const known = new Set<string>();
  return sendings.filter(({ draft }) => known.size < known.add(`${draft.authorId} ${draft.channelId}`).size);
}

async function sendAll(sendings: Sending[]): Promise<Map<string, Output>> {
  const outputs = new Map<string, Output>();
  const [first] = sendings;
  if (!first) return outputs;
  const { db, workspaceId, now } = first.context;
  const drafts = sendings.map(({ draft }) => draft);
  const [sent, people] = await Promise.all([
    insertMessages(db, workspaceId, drafts),
    profilesOf(
      db,
      workspaceId,
      drafts.map(({ authorId }) => authorId),
      now,
    ),
  ]);
  const authors = new Map(people.map((person) => [person.id, person]));
  for (const { context, draft } of sendings) {
    const place = sent.get(draft.id);
    const author = authors.get(draft.authorId);
    if (!place) continue;
    if (!place.inside) throw new TryAgain("an author was removed a moment ago");
    if (!author) throw new Error("a member without a profile");
    if (place.seq === 1 && place.kind !== "channel") await revealDirect(context, draft);
    outputs.set(draft.id, { message: tellSent(context, draft, null, place, author) });
  }
  return outputs;
}
