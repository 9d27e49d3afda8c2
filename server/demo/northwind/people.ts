import type { When } from "../conversation.ts";

export type ScriptedPerson = {
  name: string;
  title: string;
  timeZone: string;
  role?: "admin" | "guest";
  /** There from the beginning unless told. */
  joins?: When;
  status?: { emoji: string; text: string };
};

/** The person whose workspace it is, and as whom one signs in first. */
export const owner = "yara";

export const people = {
  yara: { name: "Yara Weiss", title: "Head of Product", timeZone: "Europe/Berlin" },
  mina: { name: "Mina Kaplan", title: "Engineering Manager", timeZone: "Europe/Istanbul", role: "admin" },
  sofia: {
    name: "Sofia Okafor",
    title: "Technical Writer",
    timeZone: "Europe/Lisbon",
    status: { emoji: "✍️", text: "Rewriting the upgrade chapter" },
  },
  jonas: { name: "Jonas Thiel", title: "Database Engineer", timeZone: "Europe/Berlin" },
  lena: {
    name: "Lena Novak",
    title: "Events and Office Lead",
    timeZone: "Europe/Lisbon",
    status: { emoji: "🏢", text: "At the Lisbon office" },
  },
  ravi: {
    name: "Ravi Deshmukh",
    title: "Platform Engineer",
    timeZone: "Asia/Kolkata",
    status: { emoji: "🎧", text: "Heads down on rate limits" },
  },
  aki: { name: "坂東 亜紀", title: "Localisation Lead", timeZone: "Asia/Tokyo" },
  olena: { name: "Олена Шевчук", title: "Site Reliability Engineer", timeZone: "Europe/Kyiv" },
  giorgos: { name: "Γιώργος Παππάς", title: "Security Engineer", timeZone: "Europe/Athens" },
  layla: { name: "ليلى حدّاد", title: "Customer Success", timeZone: "Asia/Beirut" },
  seoyeon: {
    name: "김서연",
    title: "Support Lead",
    timeZone: "Asia/Seoul",
    status: { emoji: "🎫", text: "On the front line this week" },
  },
  siying: { name: "陳思穎", title: "Product Designer", timeZone: "Asia/Taipei" },
  priya: { name: "प्रिया शर्मा", title: "Quality Engineer", timeZone: "Asia/Kolkata" },
  tomas: { name: "Tomás Ferreira", title: "Mobile Engineer", timeZone: "Europe/Lisbon" },
  zoe: { name: "Zoë van Dijk", title: "Mobile Engineer", timeZone: "Europe/Amsterdam" },
  emre: { name: "Emre Aydın", title: "Mobile Engineer", timeZone: "Europe/Istanbul", joins: "-3 08:50" },
  oyvind: {
    name: "Øyvind Strand",
    title: "Infrastructure Engineer",
    timeZone: "Europe/Oslo",
    status: { emoji: "📟", text: "On call until Monday" },
  },
  chidi: { name: "Chidi Eze", title: "Solutions Engineer", timeZone: "Africa/Lagos" },
  marisol: {
    name: "Marisol Quispe",
    title: "Data Analyst",
    timeZone: "America/Lima",
    status: { emoji: "🌴", text: "Away, back next week" },
  },
  thandi: { name: "Thandiwe Mokoena", title: "People and Culture", timeZone: "Africa/Johannesburg", role: "admin" },
  lukasz: { name: "Łukasz Wiśniewski", title: "Finance", timeZone: "Europe/Warsaw" },
  dana: { name: "Dana Whitehorse", title: "Chief Executive", timeZone: "America/Denver" },
  iris: { name: "Iris Lund", title: "Illustrator, freelance", timeZone: "Europe/Copenhagen", role: "guest" },
} as const satisfies Record<string, ScriptedPerson>;

export type PersonKey = keyof typeof people;
