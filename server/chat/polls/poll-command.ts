import { createPoll } from "@atrium/contract/chat/polling.ts";
import { badArgument, required, type SlashCommand } from "../commands/index.ts";

/** `/poll "Lunch?" "Soup" "Salad"`: quotes of any kind. */
export const pollCommand: SlashCommand = {
  name: "poll",
  summary: "Ask something that people answer by choosing",
  usage: '/poll "Question" "Answer" "Answer"',
  arguments: [required("question", 'In quotes, e.g. "Lunch?"'), required("answers", "At least two, each in quotes")],
  run: async ({ perform, channelId, threadId, clientId, rest }) => {
    const [question = "", ...options] = quoted(rest);
    if (question === "") badArgument("question", "write the question in quotes");
    if (options.length < 2) badArgument("answers", "give at least two, each in quotes");
    const { message } = await perform(createPoll, {
      channelId,
      clientId,
      question,
      options,
      ...(threadId && { threadId }),
    });
    return { message };
  },
};

const quoted = (text: string): string[] =>
  [...text.matchAll(/["“”„«»]([^"“”„«»]*)["“”«»]/g)].map(([, words = ""]) => words.trim()).filter(Boolean);
