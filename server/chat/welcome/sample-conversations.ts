/** Who speaks in the samples; their names say that they are. */
export const samplePeople = {
  ines: { name: "Ines (sample)", title: "Plans things, here to show you around" },
  jonas: { name: "Jonas (sample)", title: "Builds things, here to show you around" },
} as const;
export type SamplePerson = keyof typeof samplePeople;

export type SampleMessage = {
  by: SamplePerson;
  /** Before the workspace was created. */
  minutesAgo: number;
  /** `@you` calls whoever created the workspace. */
  text: string;
  reactions?: Partial<Record<string, SamplePerson[]>>;
  replies?: SampleMessage[];
};
/** In a channel of this name, or as a direct message from `by`. */
export type SampleConversation =
  | { channel: string; purpose: string; said: SampleMessage[] }
  | { by: SamplePerson; said: SampleMessage[] };

/** A small believable start: something unread, something calling, a thread, code, a list, and a message to oneself. */
export const sampleConversations: SampleConversation[] = [
  {
    channel: "general",
    purpose: "",
    said: [
      {
        by: "ines",
        minutesAgo: 96,
        text: "Good morning. This is the channel everybody is in.",
        reactions: { "👋": ["jonas"] },
      },
      {
        by: "jonas",
        minutesAgo: 92,
        text: "Morning. Since we are new here, the three things I would have liked to know on my first day:\n\n- **Ctrl K** takes you anywhere\n- hover a message to *react*, reply or edit\n- answers below a message do not interrupt everybody else",
        replies: [
          {
            by: "ines",
            minutesAgo: 90,
            text: "Like this one. Whoever wrote or was called here follows along.",
            reactions: { "👍": ["jonas"] },
          },
        ],
      },
      {
        by: "ines",
        minutesAgo: 14,
        text: "Welcome, @you. We are samples: archive our channels and remove us whenever you like.",
      },
    ],
  },
  {
    channel: "sample-launch",
    purpose: "A conversation to look around in",
    said: [
      { by: "ines", minutesAgo: 80, text: "The page goes live on Thursday. What is left?" },
      {
        by: "jonas",
        minutesAgo: 74,
        text: "1. the pictures\n2. the price table\n3. one last look on a phone\n\n| plan | people | a month |\n|---|---|---|\n| small | up to 10 | free |\n| large | any | ask us |",
        reactions: { "🎉": ["ines"], "👀": ["ines"] },
      },
      {
        by: "ines",
        minutesAgo: 40,
        text: "The counter on the page is wrong in the first week of the year, isn't it?",
        replies: [
          {
            by: "jonas",
            minutesAgo: 38,
            text: "It was:\n\n```ts\nconst week = Math.ceil(dayOfYear(date) / 7); // not the ISO week\n```",
          },
          { by: "ines", minutesAgo: 36, text: "~~Leave it~~ Fix it, please. It is the first thing people see." },
        ],
      },
      { by: "jonas", minutesAgo: 21, text: "Done, and tested on a phone. 🚀", reactions: { "🚀": ["ines"] } },
    ],
  },
  {
    by: "jonas",
    said: [
      {
        by: "jonas",
        minutesAgo: 9,
        text: "A direct message: only the two of us can read this. Say something, I am a good listener.",
      },
    ],
  },
];
