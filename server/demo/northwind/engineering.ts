import type { ChannelScript } from "../conversation.ts";

export const platform: ChannelScript = {
  name: "platform",
  topic: "Servers, databases, deploys",
  purpose: "What everything else stands on",
  people: ["yara", "mina", "jonas", "ravi", "olena", "giorgos", "oyvind", "priya"],
  said: [
    {
      at: "-9 10:20",
      by: "oyvind",
      text: "Certificates for `*.northwind.example` renewed, the next time is in February. It is in the calendar, twice.",
    },
    {
      at: "-8 09:12",
      by: "ravi",
      text: "Who else sees slow builds since yesterday? The cache misses every time for me.",
    },
    {
      at: "-8 09:20",
      by: "olena",
      text: "It was the clock of the build machine, three hours in the future. Set, and a check added that complains when it drifts by more than a second.",
      reactions: { "🕰️": ["ravi", "jonas"] },
    },
    {
      at: "-6 14:02",
      by: "jonas",
      text: "Measured once more what an index costs us when people write:\n\n| Indexes on `message` | Inserts per second |\n| ---: | ---: |\n| 3 | 11,500 |\n| 5 | 8,900 |\n| 8 | 6,100 |\n\nPlease ask twice before you add one.",
      reactions: { "📉": ["ravi", "olena"], "👍": ["mina", "oyvind"] },
      replies: [
        { at: "-6 14:11", by: "ravi", text: "And partial indexes?" },
        {
          at: "-6 14:15",
          by: "jonas",
          text: "Cost only where they apply. The one for pending mentions is nearly free, because nearly nothing is pending.",
        },
      ],
    },
    {
      at: "-5 16:30",
      by: "olena",
      text: "Tomorrow 06:00 UTC I restart the database hosts one after the other for the kernel update. Expect a reconnect, nothing more.",
    },
    {
      at: "-4 08:24",
      by: "olena",
      text: "Done. 4 hosts, 11 seconds each, no message lost. The clients came back by themselves within 3 seconds.",
      reactions: { "🚀": ["oyvind", "mina", "yara"] },
    },
    {
      at: "-3 13:45",
      by: "giorgos",
      text: "Reminder: the old deploy keys stop working on Monday. If a script of yours still says `DEPLOY_KEY`, it will tell you so loudly:\n\n```\nerror: DEPLOY_KEY is no longer read, use a token from https://vault.northwind.example\n```",
      reactions: { "🔑": ["ravi", "oyvind"] },
    },
    {
      at: "-2 11:10",
      by: "oyvind",
      text: "Backups moved to the new store. First full restore from there tonight, and then every Sunday without anybody asking.",
    },
    { at: "-2 11:12", by: "oyvind", text: "(and the old one is switched off on the 1st of", deleted: true },
    {
      at: "-1 08:50",
      by: "oyvind",
      text: "Restore from the new store: complete, 38 GB in 6 min 40. Yes, the same number Priya will tell you; we did it together.",
    },
    {
      at: "-66m",
      by: "ravi",
      text: "The limits at sign-in are on staging. I could use somebody who tries to get in without knowing the password.",
    },
    { at: "-62m", by: "giorgos", text: "My favourite sentence of the week. Starting now." },
    {
      at: "-30m",
      by: "olena",
      text: "For the record, the graph of the last hour has a mountain in it, and its name is Γιώργος.",
      reactions: { "😂": ["ravi", "oyvind", "mina"] },
    },
  ],
};

export const mobile: ChannelScript = {
  name: "mobile",
  topic: "iOS, Android and the installed web app",
  purpose: "Everything that fits a pocket",
  people: ["yara", "mina", "tomas", "zoe", "siying", "priya", "emre"],
  said: [
    {
      at: "-9 11:00",
      by: "tomas",
      text: "Undo for deleted messages is ready for review. You have 24 hours to change your mind, the others see a quiet placeholder meanwhile.",
    },
    {
      at: "-8 10:05",
      by: "priya",
      text: "On a five year old Android the list stutters when a long code block comes into view. Everything else is smooth.",
    },
    {
      at: "-8 13:30",
      by: "tomas",
      text: "Highlighting now waits until you stop scrolling. 16 ms per frame again, measured on exactly that phone.",
      reactions: { "🐌": ["priya"], "🏎️": ["yara", "mina"] },
    },
    {
      at: "-3 09:30",
      by: "emre",
      text: "Hello, everybody! First day, first question: is there a reason why the share sheet asks twice?",
      reactions: { "👋": ["tomas", "siying", "mina", "yara", "zoe"] },
      replies: [
        {
          at: "-3 09:36",
          by: "tomas",
          text: "Welcome! There was a reason, in 2.1. Nobody remembers it. Please remove it, it would be a wonderful first commit.",
        },
        {
          at: "-3 11:52",
          by: "emre",
          text: "It is gone. So is a file with 400 lines that only it used.",
          reactions: { "🔥": ["tomas", "mina", "priya"] },
        },
      ],
    },
    {
      at: "-2 15:15",
      by: "siying",
      text: "The bottom bar on small phones: five entries, no scrolling, the fifth is *More*. I tried six, thumbs did not like it.",
    },
    {
      at: "-1 10:40",
      by: "zoe",
      text: "Notifications on iOS now open the message itself, with the ones around it, not the end of the channel.",
    },
    {
      at: "-1 10:44",
      by: "yara",
      text: "This alone is worth the release. Thank you!",
      reactions: { "💚": ["zoe", "tomas"] },
    },
  ],
};

export const incident: ChannelScript = {
  name: "incident-0611",
  visibility: "private",
  topic: "Resolved · review written",
  purpose: "Delayed mail on the sixth of November, from the first alarm to the review",
  people: ["yara", "mina", "olena", "oyvind", "ravi", "seoyeon"],
  said: [
    {
      at: "-9 13:02",
      by: "olena",
      text: "Mail is late: 14 minutes at the 95th percentile, normal is 20 seconds. I am taking this one.",
    },
    {
      at: "-9 13:04",
      by: "oyvind",
      text: "With you. The queue is growing, the workers are idle. That is an interesting combination.",
    },
    {
      at: "-9 13:09",
      by: "olena",
      text: "The provider answers `421 try again later` for one recipient domain, and we try that one again before everything else.",
    },
    {
      at: "-9 13:10",
      by: "ravi",
      text: "So one domain that is away holds everybody back. Writing the fix: the next attempt goes to the end of the line.",
    },
    {
      at: "-9 13:12",
      by: "seoyeon",
      text: "Three customers have asked. I tell them what we know and that nothing is lost.",
    },
    { at: "-9 13:31", by: "ravi", text: "Deployed." },
    {
      at: "-9 13:38",
      by: "olena",
      text: "Queue is empty, p95 is 19 seconds. All clear. 36 minutes from the first late mail to the last.",
      reactions: { "🙏": ["mina", "yara", "seoyeon"], "✅": ["oyvind", "ravi"] },
    },
    {
      at: "-7 11:00",
      by: "olena",
      text: "The review, short version:\n\n> One slow recipient could delay mail for everybody, because attempts were repeated in place.\n\n- [x] failed attempts go to the end of the queue\n- [x] alarm at 2 minutes instead of 10\n- [x] a test that plays a recipient who never answers\n- [ ] tell the provider about their status page, which was green all day",
      reactions: { "👏": ["mina", "yara", "ravi"] },
    },
    { at: "-7 11:20", by: "mina", text: "This is how I like them: no names, four lines, three of them done." },
  ],
};

export const onCall: ChannelScript = {
  name: "on-call",
  topic: "This week: Øyvind · next week: Олена",
  purpose: "Handovers and what the night was like",
  people: ["mina", "olena", "oyvind", "ravi", "jonas"],
  said: [
    {
      at: "-9 08:30",
      by: "olena",
      text: "Handover: quiet week, one alarm at 03:10 that was a full disk on the *test* machine. I made the alarm sleep at night.",
    },
    { at: "-4 08:30", by: "oyvind", text: "Taking over. The phone is charged, the coffee is ground." },
    {
      at: "-2 08:15",
      by: "oyvind",
      text: "One page at 02:40: certificate of a customer's proxy, not ours. Wrote to them, went back to bed at 02:52.",
      reactions: { "😴": ["olena", "ravi"] },
    },
  ],
};

export const security: ChannelScript = {
  name: "security",
  visibility: "private",
  topic: "Report to security@northwind.example",
  purpose: "Findings, before they are public",
  people: ["yara", "mina", "giorgos", "jonas", "olena"],
  said: [
    {
      at: "-8 10:30",
      by: "giorgos",
      text: "The outside test begins on Monday and lasts three days. They get a normal account and a copy of staging, no source.",
    },
    {
      at: "-5 10:15",
      by: "giorgos",
      text: "Report of the outside test: nothing critical, nothing high, two medium. Both are about error messages that said more than they had to.",
      reactions: { "🛡️": ["mina", "yara", "olena", "jonas"] },
    },
    {
      at: "-5 15:50",
      by: "jonas",
      text: "Both are fixed. What is not yours is *not found* now, everywhere, with the same words and in the same time.",
    },
    {
      at: "-1 14:20",
      by: "giorgos",
      text: "They tried again and confirmed it. The letter we may show to customers comes next week.",
    },
  ],
};
