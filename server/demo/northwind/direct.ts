import type { DirectScript } from "../conversation.ts";

/** What the person who signs in writes with others. */
export const directs: DirectScript[] = [
  {
    with: ["sofia"],
    said: [
      {
        at: "-3 17:10",
        by: "sofia",
        text: "Do you have ten minutes tomorrow for the first paragraph? I have rewritten it so often that I no longer see it.",
      },
      { at: "-3 17:14", by: "yara", text: "Of course. 11:00? I will read it aloud to you, that finds everything." },
      { at: "-2 11:25", by: "sofia", text: "That helped a lot, thank you. It is half as long now." },
      {
        at: "-2 11:26",
        by: "yara",
        text: "It was already good. Now it is *short* and good.",
        reactions: { "💛": ["sofia"] },
      },
      {
        at: "-21m",
        by: "sofia",
        text: "The upgrade section is done. Could you look at it before I unlock it? It is two screens.",
      },
    ],
  },
  {
    with: ["jonas"],
    said: [
      { at: "-6 09:05", by: "yara", text: "Honest question: are you nervous about the migration?" },
      {
        at: "-6 09:11",
        by: "jonas",
        text: "I was until I had killed it fourteen times. Now I am bored by it, which is the best state for a migration.",
      },
      { at: "-6 09:12", by: "yara", text: "I will quote you to the board." },
      {
        at: "-6 09:13",
        by: "jonas",
        text: "Please say *uneventful*. It sounds more expensive.",
        reactions: { "😂": ["yara"] },
      },
    ],
  },
  {
    with: ["mina"],
    said: [
      {
        at: "-4 09:40",
        by: "mina",
        text: "I will propose to move the colour picker to 4.1 at ten. I wanted you to know before everybody else does.",
      },
      {
        at: "-4 09:44",
        by: "yara",
        text: "I had the same sentence in my notes. You say it, I will be the first to agree.",
      },
      { at: "-1 17:20", by: "mina", text: "Priya is through. All of it. I think we are really doing this." },
      { at: "-1 17:21", by: "yara", text: "We are. Go home, Mina." },
    ],
  },
  {
    with: ["dana"],
    said: [
      {
        at: "-1 09:10",
        by: "dana",
        text: "Good to be here. Lunch on Wednesday? I would like to hear what worries you about next year, before I stand in front of everybody and sound certain.",
      },
      {
        at: "-1 09:31",
        by: "yara",
        text: "Gladly. 12:30, the small place behind the canal. I bring a list, it has only three points.",
      },
    ],
  },
  {
    with: ["ravi", "lena", "aki"],
    said: [
      {
        at: "-5 09:00",
        by: "lena",
        text: "Secret group for Mina's tenth anniversary on the 30th. Ideas? She hates speeches and loves puzzles.",
      },
      { at: "-5 09:12", by: "aki", text: "A crossword made of ten years of her own commit messages." },
      {
        at: "-5 09:14",
        by: "ravi",
        text: "I have already exported them. 6,212. “fix the fix” appears eleven times.",
        reactions: { "😂": ["lena", "aki", "yara"] },
      },
      { at: "-2 12:00", by: "yara", text: "I can write the clues. Which of you can draw a grid?" },
      { at: "-2 12:09", by: "aki", text: "私です。I can." },
      {
        at: "-52m",
        by: "ravi",
        text: "We still need a word for *seven down*: “what she says when the build is green”, five letters.",
      },
      { at: "-50m", by: "lena", text: "“Next.”? No, that is four." },
    ],
  },
];
