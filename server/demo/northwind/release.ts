import type { ChannelScript } from "../conversation.ts";

export const announcements: ChannelScript = {
  name: "announcements",
  topic: "News for everybody. Questions go to #general",
  purpose: "What everybody should know, and nothing else",
  people: "everybody",
  said: [
    {
      at: "-9 09:00",
      by: "dana",
      text: "Good morning, everybody. **Release 4** has a date: we ship it a week from this Friday. Thank you for two quiet months of hard work. What is in it, and who looks after what, is in #{release-4}.",
      reactions: {
        "🎉": ["mina", "sofia", "jonas", "lena", "tomas", "zoe", "chidi", "priya"],
        "🚢": ["jonas", "oyvind"],
      },
    },
    {
      at: "-7 10:30",
      by: "thandi",
      text: "The new **travel policy** applies from today. In short:\n\n- trains before planes below six hours\n- book at least two weeks ahead where you can\n- hotels up to 140 € a night, 180 € in capitals\n\nThe whole text is at https://handbook.northwind.example/travel.",
      reactions: { "👍": ["lukasz", "lena", "tomas"], "🚆": ["jonas", "zoe", "sofia"] },
    },
    {
      at: "-5 14:00",
      by: "lena",
      text: "The **Lisbon office** opens its doors on Monday: third floor, Rua do Alecrim 26. Twelve desks, two phone booths, one very good coffee machine. Directions and door codes are in #{lisbon-office}.",
      reactions: {
        "☕": ["sofia", "tomas", "chidi"],
        "🎉": ["dana", "mina", "thandi", "jonas"],
        "🇵🇹": ["tomas", "sofia"],
      },
    },
    {
      at: "-3 09:05",
      by: "thandi",
      text: "Please welcome **Emre Aydın**, who joins the mobile team today and has already found the coffee. Say hello to him in #{general}!",
      reactions: { "👋": ["mina", "tomas", "sofia", "aki", "siying", "layla", "olena", "giorgos"] },
    },
    {
      at: "-70m",
      by: "dana",
      text: "The board approved the plan for next year this morning, unchanged. I will walk you through it at the all-hands on **Thursday, 15:00 (Berlin)**. Bring questions, the awkward ones too.",
      reactions: { "👏": ["thandi", "lukasz", "mina"] },
    },
  ],
};

export const release4: ChannelScript = {
  name: "release-4",
  topic: "Everything for the 4.0 release",
  purpose: "Plan, ship and tell the world about version 4.0",
  people: [
    "yara",
    "mina",
    "sofia",
    "jonas",
    "lena",
    "ravi",
    "aki",
    "olena",
    "giorgos",
    "siying",
    "priya",
    "tomas",
    "zoe",
    "oyvind",
    "chidi",
    "layla",
    "seoyeon",
    "dana",
  ],
  said: [
    {
      at: "-9 09:40",
      by: "mina",
      text: "The branch `release/4.0` is cut. From now on only fixes go in, each with a test and a second pair of eyes. The list, as of this morning:\n\n| Area | Who | State |\n| --- | --- | --- |\n| Search in every script | @{jonas} | done |\n| Undo for deleted messages | @{tomas} | in review |\n| Migration of old threads | @{jonas} | on staging |\n| Rate limits at sign-in | @{ravi} | in progress |\n| Release notes | @{sofia} | draft |",
      reactions: { "💪": ["jonas", "ravi", "tomas", "priya"], "👀": ["yara"] },
    },
    {
      at: "-9 09:47",
      by: "yara",
      text: "Thank you, this is exactly the overview I was missing. I will keep it up to date in the topic.",
    },
    {
      at: "-9 10:02",
      by: "priya",
      text: "Test plan is ready. 214 cases, 61 of them by hand because they need two phones and a bad network. I start with the old Android devices, they have surprised us every single time.",
    },
    {
      at: "-9 10:05",
      by: "tomas",
      text: "They will not surprise us this time.",
      reactions: { "😂": ["priya", "zoe", "mina"], "🤞": ["yara", "sofia"] },
    },
    {
      at: "-8 11:20",
      by: "jonas",
      text: "How the migration of old threads works, for those who will be asked about it:\n\n1. a new column, empty, no lock worth mentioning\n2. the server writes both, old and new\n3. a job fills the past in batches of 5,000\n4. a later release drops the old column\n\n```sql\nupdate thread set last_reply_at = r.at\nfrom (\n  select root_id, max(created_at) as at\n  from message\n  where root_id = any($1)\n  group by root_id\n) r\nwhere thread.id = r.root_id;\n```\n\nAt no point does anybody have to wait.",
      reactions: { "🧠": ["mina", "ravi", "olena"], "❤️": ["priya"] },
      replies: [
        { at: "-8 11:31", by: "olena", text: "What happens when the job is killed half way?" },
        {
          at: "-8 11:33",
          by: "jonas",
          text: "It goes on where it stopped. Each batch is its own transaction and remembers the last id. I killed it on purpose fourteen times yesterday.",
        },
        {
          at: "-8 11:34",
          by: "olena",
          text: "Fourteen is a good number. Approved from my side.",
          reactions: { "🙌": ["jonas"] },
        },
      ],
    },
    {
      at: "-8 15:10",
      by: "siying",
      text: "New empty states are drawn, one for each place that used to say “Nothing here”. Iris did the little figures and I would not change a line of them.",
    },
    {
      at: "-8 15:26",
      by: "yara",
      text: "They are lovely. One wish: the one for the inbox should say what the inbox is *for*. Somebody who sees it for the first time has never had one.",
      reactions: { "💯": ["siying", "sofia"] },
    },
    {
      at: "-7 09:15",
      by: "ravi",
      text: "Rate limits at sign-in: per network and per address now, with a growing pause. Ten wrong passwords cost you five minutes, a hundred cost you the afternoon.",
    },
    {
      at: "-7 09:22",
      by: "giorgos",
      text: "Looked at it with bad intentions for an hour and found one thing: IPv6. Somebody with a /64 has more addresses than we have counters, so count the network, not the address.",
      reactions: { "🎯": ["ravi", "jonas"] },
      replies: [
        { at: "-7 09:30", by: "ravi", text: "Good catch. Changed: an IPv6 address counts as its /64." },
        { at: "-7 09:58", by: "giorgos", text: "Tried again, gave up. That is a compliment." },
      ],
    },
    {
      at: "-7 16:40",
      by: "zoe",
      text: "Small one from mobile: undo for deleted messages appears behind the keyboard on small phones. Fix is up, screenshots inside.",
    },
    {
      at: "-6 10:10",
      by: "sofia",
      text: "First draft of the release notes is ready to be torn apart. I tried to write them for the person who runs the server *and* for the person who just wants to know what is new, so there are two parts.",
    },
    {
      at: "-6 10:45",
      by: "chidi",
      text: "Read it on the train. The second part is what I will send to customers, word for word. Could we have one sentence about how long the upgrade takes?",
      replies: [
        { at: "-6 10:52", by: "sofia", text: "I would love to write one. @{jonas}, what do I promise?" },
        {
          at: "-6 11:04",
          by: "jonas",
          text: "Ask me again when staging has run with real numbers. Before that I would only be guessing, and you would print it.",
        },
        {
          at: "-6 11:05",
          by: "sofia",
          text: "I would print it, yes.",
          reactions: { "😄": ["jonas", "chidi", "yara"] },
        },
      ],
    },
    {
      at: "-5 11:30",
      by: "priya",
      text: "Half time:\n\n- [x] upgrade from 3.2, 3.4 and 3.6\n- [x] 10,000 people in one channel\n- [x] a phone in a lift, in a tunnel, in a basement\n- [ ] right-to-left on every screen\n- [ ] restore a backup into an empty machine\n\n137 of 214 done, nine defects, seven of them fixed.",
      reactions: { "🔥": ["mina", "tomas", "yara", "zoe"] },
    },
    {
      at: "-5 11:41",
      by: "layla",
      text: "For right-to-left you have me. Send me a build and I will read everything with Arabic eyes today.",
    },
    {
      at: "-5 17:05",
      by: "layla",
      text: "Done. Two arrows point the wrong way and the date in the day line has its comma on the wrong side. Otherwise it looks as if it had been built this way from the start.",
      reactions: { "🙏": ["priya", "siying"], "🎉": ["aki"] },
    },
    {
      at: "-4 10:00",
      by: "mina",
      text: "We are seven days from the date. I would like to decide today what does *not* make it. My proposal: the new colour picker waits for 4.1.",
      reactions: { "👍": ["yara", "siying", "priya", "tomas", "sofia"] },
    },
    { at: "-4 10:12", by: "siying", text: "It hurts a little and it is right. 4.1 it is." },
    {
      at: "-2 16:42",
      by: "jonas",
      before: "The migration ran on staging in 3 min for 41 million rows. Lock time under 80 ms.",
      text: "The migration ran on staging in 3 min 12 s for 41 million rows. Lock time under 80 ms, which is inside the budget.",
      reactions: { "🎉": ["sofia", "mina", "lena", "ravi", "priya", "yara"], "👀": ["olena", "oyvind"] },
      replies: [
        { at: "-2 16:50", by: "sofia", text: "Was that with the search index rebuilt or before?" },
        {
          at: "-2 16:51",
          by: "jonas",
          text: "Before. The rebuild runs in the background afterwards, 11 minutes, nobody notices.",
        },
        { at: "-2 16:58", by: "yara", text: "Is there anything that would make you *not* ship it?" },
        {
          at: "-2 17:03",
          by: "jonas",
          text: "A disk that is already full. It checks for that first and refuses with a sentence that says how much is missing.",
        },
        {
          at: "-58m",
          by: "mina",
          text: "Then I am happy. **Decision: we ship the migration with 4.0.**",
          alsoToChannel: true,
          reactions: { "✅": ["jonas", "sofia", "olena"] },
        },
      ],
    },
    {
      at: "-1 09:30",
      by: "oyvind",
      text: "Staging upgraded itself over night, as every installation will. Graphs are flat, memory is 8 % lower than with 3.6. I looked twice.",
    },
    {
      at: "-1 11:15",
      by: "aki",
      text: "日本語の翻訳が終わりました。Japanese is complete, 1,204 strings. Korean is at 96 %, 김서연 is reading the last ones tonight.",
      reactions: { "🎌": ["sofia", "seoyeon"], "👏": ["yara", "mina", "layla"] },
    },
    {
      at: "-1 15:40",
      by: "priya",
      text: "Restore into an empty machine: 6 minutes 40 for 38 GB, every message and every file compared by checksum. That was the last open case. **214 of 214.**",
      files: [{ name: "restore-test.txt" }],
      reactions: { "🏁": ["mina", "tomas", "zoe", "jonas", "ravi", "yara", "sofia"] },
    },
    {
      at: "-48m",
      by: "mina",
      text: "Two things before we tag:\n\n1. the empty state of the inbox still says “Nothing here”, it should say what the inbox is for\n2. @{sofia} can you send the release notes to support by Friday 17:00? It is a bit urgent.",
    },
    {
      at: "-44m",
      by: "sofia",
      text: "On it. Draft is in the document, the upgrade section is locked while I rewrite it. This is the command people will copy:\n\n```sh\n# keeps every message, takes a backup first\nnpm run upgrade -- --to 4.0 --backup ./before-4\n```",
      reactions: { "👍": ["mina"] },
    },
    {
      at: "-38m",
      by: "lena",
      text: "@{yara} the Lisbon team asks whether 10:30 still stands. I can start the call from here and open the notes.",
      reactions: { "🙌": ["tomas"] },
    },
  ],
};

export const release3: ChannelScript = {
  name: "release-3",
  topic: "Shipped",
  purpose: "Version 3.0 and everything after it",
  people: ["yara", "mina", "jonas", "sofia", "priya"],
  archived: true,
  said: [
    {
      at: "-9 16:00",
      by: "mina",
      text: "3.6.4 was the last of the line. What is open here moves to #{release-4}; I am closing this channel. Thank you all.",
    },
    {
      at: "-9 16:08",
      by: "priya",
      text: "Farewell, old friend. You had fewer defects than your reputation.",
      reactions: { "🫡": ["jonas", "yara", "sofia"] },
    },
  ],
};
