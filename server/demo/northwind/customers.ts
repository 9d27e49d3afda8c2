import type { ChannelScript } from "../conversation.ts";

export const support: ChannelScript = {
  name: "support-escalations",
  topic: "What support cannot solve alone · one thread for each case",
  purpose: "Cases that need an engineer, with everything needed to begin",
  people: ["yara", "mina", "seoyeon", "layla", "chidi", "ravi", "olena", "tomas", "jonas"],
  said: [
    {
      at: "-8 07:40",
      by: "seoyeon",
      text: "**Case 4471** · Harbour Logistics, 320 people. Push does not arrive on company phones since yesterday. Their proxy shows:\n\n```\nCONNECT push.example.net:443 -> 403\n```",
      replies: [
        {
          at: "-8 08:55",
          by: "ravi",
          text: "Their proxy blocks the push service of the phone's maker, so nothing of ours can get through. They need to allow that one host.",
        },
        {
          at: "-8 09:10",
          by: "seoyeon",
          text: "They did, it works. Closed after 90 minutes.",
          reactions: { "✅": ["ravi", "layla"] },
        },
      ],
    },
    {
      at: "-5 11:10",
      by: "layla",
      text: "**Case 4502** · University of the Coast. Their import from the old system stops at 63 % with *not enough space*, and the disk has 200 GB free.",
      replies: [
        {
          at: "-5 11:25",
          by: "jonas",
          text: "The *temporary* folder is a different disk and holds 2 GB. `TMPDIR` to somewhere larger, start it again, it goes on at 63 %.",
        },
        {
          at: "-5 12:40",
          by: "layla",
          text: "It went on at 63 % and is done. They wrote “شكراً جزيلاً”, and so do I.",
          reactions: { "🎓": ["jonas", "seoyeon", "yara"] },
        },
        { at: "-5 12:48", by: "jonas", text: "The next version says *which* disk is full." },
      ],
    },
    {
      at: "-1 06:50",
      by: "seoyeon",
      text: "**Case 4519** · Northern Rail. They ask for the time an upgrade takes with 41 million messages, for their change board, by tomorrow noon. @{yara} may I give them the number from staging?",
    },
    {
      at: "-35m",
      by: "chidi",
      text: "Same question from two customers of mine. If the number is in the release notes, I just send those.",
    },
  ],
};

export const design: ChannelScript = {
  name: "design",
  topic: "Work in progress, kind words and sharp eyes welcome",
  purpose: "Drawings before they are built",
  people: ["yara", "siying", "zoe", "tomas", "sofia", "iris", "mina", "layla"],
  said: [
    {
      at: "-8 14:00",
      by: "iris",
      text: "Six little figures for the empty states. They all look slightly past you, as if they were waiting for a friend.",
    },
    {
      at: "-8 14:12",
      by: "siying",
      text: "Number four has stolen my heart. Can her scarf move a little when the page opens, and stay still for people who asked for less motion?",
      reactions: { "🧣": ["iris", "yara", "sofia"] },
    },
    { at: "-8 14:15", by: "iris", text: "Her scarf can do everything." },
    {
      at: "-6 16:00",
      by: "siying",
      text: "Contrast of the dark theme, measured:\n\n| Pair | Ratio |\n| --- | ---: |\n| text on surface | 13.2 |\n| quiet text on surface | 5.1 |\n| accent on surface | 4.8 |\n| border on surface | 1.6 |\n\nThe border is decoration and may. Everything one has to read is above 4.5.",
      reactions: { "🌚": ["tomas", "zoe"], "👏": ["yara", "layla"] },
    },
    {
      at: "-4 10:40",
      by: "siying",
      text: "The colour picker goes to 4.1. I put it into a drawer with a ribbon around it.",
    },
    {
      at: "-2 13:10",
      by: "yara",
      text: "Wish from the user talks: people look for “who has read this” and do not find it, although it is there. Could it live closer to the message?",
    },
    {
      at: "-2 13:35",
      by: "siying",
      text: "I will draw two versions. One is quiet, one is *very* quiet.",
      reactions: { "🤫": ["yara", "iris"] },
    },
    {
      at: "-1 11:20",
      by: "siying",
      text: "Here they are. I like the first one, and I would build the second one.",
      files: [
        { name: "read-by-quiet.webp", alt: "Below a message, three pictures and: read by Sofia, Aki and 6 others" },
        { name: "read-by-very-quiet.webp", alt: "Below a message, small and grey: 8 have read this" },
      ],
    },
  ],
};

export const localisation: ChannelScript = {
  name: "localisation",
  topic: "日本語 · 한국어 · العربية · Ελληνικά · Українська · Português",
  purpose: "The same product in everybody's words",
  people: ["yara", "aki", "seoyeon", "layla", "giorgos", "olena", "tomas", "sofia", "siying"],
  said: [
    {
      at: "-9 07:30",
      by: "aki",
      text: "4.0 has 1,204 strings, 87 of them new. 二週間で終わります。Two weeks, as promised.",
    },
    {
      at: "-7 08:20",
      by: "giorgos",
      text: "Στα ελληνικά το “thread” γίνεται «νήμα». In Greek a thread is really a thread, we are lucky.",
    },
    {
      at: "-7 08:41",
      by: "layla",
      text: "In Arabic I chose «سلسلة», a chain. Threads are for tailors.",
      reactions: { "🧵": ["giorgos", "aki", "olena"] },
    },
    {
      at: "-6 12:30",
      by: "tomas",
      text: "Em português fica «conversa». Shorter than everything else I tried, and it fits the button.",
    },
    {
      at: "-3 10:10",
      by: "sofia",
      text: "A wish from the one who writes the English: please tell me when a sentence cannot be translated. It is usually a bad sentence.",
      reactions: { "💯": ["aki", "layla", "giorgos", "olena", "seoyeon"] },
      replies: [
        {
          at: "-3 10:30",
          by: "aki",
          text: "“You are all caught up” cannot be translated. In Japanese it sounds like an arrest.",
        },
        {
          at: "-3 10:34",
          by: "sofia",
          text: "Changed to “Nothing is waiting for you”.",
          reactions: { "🙏": ["aki"], "😂": ["layla", "seoyeon", "tomas"] },
        },
      ],
    },
    {
      at: "-1 22:10",
      by: "seoyeon",
      text: "한국어 100 %. The last forty were the difficult ones; how polite should an error message be?",
    },
  ],
};

export const numbers: ChannelScript = {
  name: "numbers",
  topic: "Every Monday, one chart, one sentence",
  purpose: "What the figures say and what they do not",
  people: ["yara", "marisol", "dana", "lukasz", "chidi", "mina"],
  said: [
    {
      at: "-9 15:00",
      by: "marisol",
      text: "People who write in the first hour stay: 81 % are still here after a month. Those who only read: 34 %. The sentence of the week is *ask a question*.",
    },
    {
      at: "-4 15:00",
      by: "marisol",
      text: "Messages per person and day: **14.2**, up from 13.8. Not because anybody talks more, but because quiet people have begun to.",
      reactions: { "💚": ["yara", "dana"] },
    },
    { at: "-4 15:12", by: "lukasz", text: "And each of them costs us 0.003 cents. I checked." },
  ],
};

export const cats: ChannelScript = {
  name: "cats-and-plants",
  topic: "No work. Also dogs.",
  purpose: "Living things that live with us",
  people: ["yara", "zoe", "siying", "olena", "priya", "sofia", "layla", "tomas", "thandi", "emre"],
  said: [
    {
      at: "-6 13:10",
      by: "olena",
      text: "Мурчик has learned to press the mute key. Always his own opinion, never the right moment.",
      reactions: { "😹": ["siying", "priya", "layla", "sofia"] },
    },
    {
      at: "-3 13:00",
      by: "emre",
      text: "Pixel, as announced. He is asleep on the release notes, which I take as a review.",
    },
    {
      at: "-3 13:04",
      by: "sofia",
      text: "It is the kindest review they have had.",
      reactions: { "😻": ["emre", "siying", "thandi"] },
    },
    {
      at: "-1 13:20",
      by: "priya",
      text: "My tulsi plant has survived three moves and one monsoon. मुझे उस पर गर्व है।",
      reactions: { "🌱": ["layla", "thandi", "yara"] },
    },
  ],
};
