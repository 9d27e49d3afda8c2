import type { ChannelScript } from "../conversation.ts";

/** `general` is there from the start; this is what is said in it. */
export const general: ChannelScript = {
  name: "general",
  topic: "Ask anything, answer what you can",
  purpose: "Everything that concerns everybody",
  people: "everybody",
  said: [
    {
      at: "-9 09:20",
      by: "chidi",
      text: "A release date! Congratulations from the side of the house that gets asked for it every day.",
      reactions: { "😄": ["mina", "yara", "dana"] },
    },
    {
      at: "-9 12:05",
      by: "lukasz",
      text: "Expense reports for last month are due on Friday. I accept photos of receipts, even crumpled ones, if one can read the amount.",
      reactions: { "🧾": ["tomas", "lena"] },
    },
    {
      at: "-8 16:15",
      by: "marisol",
      text: "Does anybody know a good way to show two time series with very different sizes in one chart? I do not want two axes, they lie.",
      replies: [
        {
          at: "-8 16:22",
          by: "siying",
          text: "Two small charts above each other, same width, same time. The eye does the rest.",
        },
        {
          at: "-8 16:40",
          by: "jonas",
          text: "Or both as percent of their first value. Then they start together and you see who runs away.",
        },
        {
          at: "-8 16:44",
          by: "marisol",
          text: "I took both ideas, thank you! Two small ones, in percent.",
          files: [
            { name: "two-charts.webp", alt: "Requests rise to 128 percent, the time of the first answer to 114" },
          ],
          reactions: { "📈": ["siying", "jonas"] },
        },
      ],
    },
    {
      at: "-7 13:00",
      by: "tomas",
      text: "There is cake in the Lisbon kitchen. Whoever baked it: the orange one is outstanding.",
    },
    {
      at: "-7 13:06",
      by: "lena",
      text: "That was my neighbour, Senhora Matilde, 81. I will tell her. She will bring another one.",
      reactions: { "🍊": ["tomas", "sofia", "chidi"], "❤️": ["thandi", "yara", "layla"] },
    },
    {
      at: "-5 10:05",
      by: "seoyeon",
      text: "Support in numbers, last month: 1,912 requests, first answer after 41 minutes at the median, 94 % happy. The most frequent question was how to turn off notifications at night, so I asked for a better switch. 안녕하세요 from Seoul!",
      reactions: { "👏": ["dana", "mina", "yara", "layla", "chidi", "thandi"], "🌙": ["siying"] },
    },
    {
      at: "-4 11:00",
      by: "thandi",
      text: "The survey is open until Friday, ten questions, four minutes, nobody sees who answered what. Last time 82 % took part; I would love to see 90.",
    },
    {
      at: "-3 09:15",
      by: "emre",
      text: "Merhaba! I am Emre, I build things for phones, I live in İzmir with two bicycles and a cat called Pixel.",
      reactions: {
        "👋": ["tomas", "mina", "sofia", "aki", "layla", "dana", "zoe"],
        "🐈": ["siying", "olena", "priya"],
      },
    },
    {
      at: "-3 09:25",
      by: "chidi",
      text: "A wave from Lagos! I have been here for two months and still have nineteen tabs open from the first day. Welcome, Emre.",
      reactions: { "👋": ["seoyeon", "layla", "thandi", "emre"], "😂": ["seoyeon", "emre"] },
    },
    { at: "-2 14:20", by: "tomas", text: "Has anybody seen a badge with my face on it?", deleted: true },
    {
      at: "-2 15:00",
      by: "lukasz",
      text: "The survey stands at 71 %. I say this as somebody who likes round numbers.",
    },
    {
      at: "-1 09:02",
      by: "dana",
      text: "Landed in Berlin. I am around until Thursday, on the second floor next to the plant that is larger than me. Come by, no appointment needed.",
      reactions: { "🌿": ["yara", "jonas"] },
    },
    {
      at: "-1 12:30",
      by: "olena",
      text: "Сьогодні у Києві перший сніг ❄️ First snow in Kyiv today.",
      files: [
        { name: "first-snow.webp", alt: "Snow falls on a church with golden domes between houses with lit windows" },
      ],
      reactions: { "❄️": ["oyvind", "zoe", "priya", "mina"], "😍": ["layla", "chidi"] },
    },
    {
      at: "-95m",
      by: "thandi",
      text: "88 %! Two percent, dear people. The link is in the message above, the prize is my gratitude.",
    },
  ],
};

export const lisbonOffice: ChannelScript = {
  name: "lisbon-office",
  topic: "Rua do Alecrim 26, third floor",
  purpose: "Desks, visitors, lunch, keys",
  people: ["yara", "lena", "sofia", "tomas", "chidi", "thandi"],
  said: [
    {
      at: "-6 09:00",
      by: "lena",
      text: "The desks are here, the chairs are on a truck near Badajoz. If you come before Thursday, bring a cushion or stand.",
    },
    {
      at: "-5 14:10",
      by: "lena",
      text: "How to get in on Monday:\n\n1. the door on the street opens with the app or with the code from your mail\n2. third floor, left\n3. the alarm knows you for thirty seconds, be friendly to it",
    },
    {
      at: "-5 14:18",
      by: "tomas",
      text: "Obrigado, Lena! I take the desk by the window unless somebody wrestles me for it.",
    },
    {
      at: "-5 14:20",
      by: "sofia",
      text: "I have a longer chair and fewer scruples.",
      reactions: { "😂": ["lena", "tomas", "chidi"] },
    },
    {
      at: "-4 12:45",
      by: "lena",
      text: "Lunch on the first day is on the house. Fish, vegetarian or vegan? React with 🐟, 🥕 or 🌱.",
      reactions: { "🐟": ["tomas", "chidi"], "🥕": ["sofia", "thandi"], "🌱": ["yara"] },
    },
    { at: "-2 10:20", by: "chidi", text: "I am in Lisbon all of next week for the visa. Is there a free desk?" },
    {
      at: "-2 10:31",
      by: "lena",
      text: "Number 9 is yours. It has the best view of the river and the worst of the printer.",
      files: [{ name: "view-from-number-9.webp", alt: "A desk by a window: roofs, the river and the red bridge" }],
    },
    { at: "-82m", by: "tomas", text: "The door code changed over night? Mine was refused twice." },
    {
      at: "-79m",
      by: "lena",
      text: "New codes every week, yours is in your mail since six this morning. Sorry, I should have said so here.",
      reactions: { "👍": ["tomas"] },
    },
  ],
};

export const offsite: ChannelScript = {
  name: "offsite-2027",
  topic: "Porto · 18 to 21 January",
  purpose: "Three days, one place, everybody",
  people: "everybody",
  said: [
    {
      at: "-8 09:30",
      by: "lena",
      text: "The offsite is booked: Porto, the old cannery by the river, 18 to 21 January. Rooms for all of us, and a room large enough for all of us to be wrong in together.",
      files: [
        {
          name: "the-cannery.webp",
          alt: "A long brick building with a saw-tooth roof by the river, a sailing boat before it",
        },
        { name: "the-large-room.webp", alt: "A bright room with a long table, green chairs and lamps" },
        { name: "offsite-plan.pdf" },
      ],
      reactions: { "🎉": ["mina", "yara", "sofia", "tomas", "zoe", "chidi", "thandi"], "⚓": ["jonas", "oyvind"] },
    },
    {
      at: "-8 10:00",
      by: "thandi",
      text: "Please tell us by the end of next week:\n\n- [ ] how you travel, so that Lena can book trains together\n- [ ] what you eat and what you must not eat\n- [ ] one thing you would like to learn from somebody here",
      replies: [
        { at: "-8 10:40", by: "oyvind", text: "By ship and train, 52 hours. I will arrive rested and with stories." },
        {
          at: "-8 10:42",
          by: "jonas",
          text: "I would like to learn how Øyvind gets 52 hours approved.",
          reactions: { "😂": ["oyvind", "lena", "thandi", "lukasz"] },
        },
        { at: "-8 10:50", by: "lukasz", text: "It was cheaper than the flight." },
      ],
    },
    {
      at: "-4 15:20",
      by: "aki",
      text: "I would like to learn how to cut vegetables the way Layla does in her videos. In exchange I teach calligraphy, ink and paper included.",
      reactions: { "🖌️": ["siying", "layla", "sofia"] },
    },
    {
      at: "-1 16:45",
      by: "lena",
      text: "Nineteen of you have answered, four are missing. You know who you are, and so do I.",
    },
  ],
};

export const bookClub: ChannelScript = {
  name: "book-club",
  topic: "Now: The Left Hand of Darkness · next talk on the last Thursday",
  purpose: "One book a month",
  people: ["yara", "sofia", "lena", "olena", "marisol", "aki", "thandi", "iris"],
  said: [
    {
      at: "-9 18:10",
      by: "sofia",
      text: "I finished it on the tram and missed my stop. Twice.",
      reactions: { "📚": ["lena", "marisol"] },
    },
    {
      at: "-7 12:20",
      by: "marisol",
      text: "The chapter on the ice is the best description of two colleagues under pressure that I have ever read.",
    },
    {
      at: "-4 18:30",
      by: "olena",
      text: "Proposal for next month: something short and funny. We have had winter for 300 pages.",
      reactions: { "👍": ["sofia", "lena", "aki", "thandi"] },
    },
    { at: "-1 17:50", by: "aki", text: "Three Men in a Boat? It is short, it is funny, and it has a dog." },
    { at: "-1 18:02", by: "lena", text: "Sold at the word dog." },
  ],
};

export const hiring: ChannelScript = {
  name: "hiring",
  visibility: "private",
  topic: "Open: backend engineer, support in the Americas",
  purpose: "Who we look for and whom we talk to",
  people: ["yara", "mina", "thandi", "seoyeon", "dana"],
  said: [
    {
      at: "-7 10:00",
      by: "thandi",
      text: "Backend: 61 applications, 9 conversations, 3 people I would like you to meet. Notes are attached to each.",
    },
    {
      at: "-6 15:30",
      by: "mina",
      text: "Talked to all three. Two yes, one *not yet*. The second one explained a race condition to me with coffee cups.",
    },
    {
      at: "-2 09:45",
      by: "thandi",
      text: "Offer is out. Answer by Wednesday.",
      reactions: { "🤞": ["mina", "yara", "dana"] },
    },
  ],
};
