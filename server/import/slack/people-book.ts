import { cut, firstOf, recordOf, type SlackRecord, stringOf } from "./slack-record.ts";

/** Somebody an export knows: from its list of people, or only from what they wrote. */
export type SlackPerson = {
  slackId: string;
  name: string;
  kind: "placeholder" | "bot";
  /** Deactivated in Slack. */
  left: boolean;
  title: string;
  timeZone: string;
  /** In the export's list; the others were made from messages. */
  listed: boolean;
};

/** How well a name made from a message is known; a better one replaces it. */
const certainty = { none: 0, label: 1, profile: 2, listed: 3 } as const;
type Certainty = (typeof certainty)[keyof typeof certainty];

/** Everybody who wrote, reacted, was called or is in the export's list, each with a place in one order. */
export class PeopleBook {
  readonly people: SlackPerson[] = [];
  readonly #places = new Map<string, number>();
  readonly #certainty: Certainty[] = [];

  /** Takes a person of the list; false when they were there already or have no id. */
  list(user: SlackRecord): boolean {
    const slackId = stringOf(user["id"]);
    const known = this.#places.get(slackId);
    if (!slackId || (known !== undefined && this.people[known]?.listed)) return false;
    this.#put(listedPerson(slackId, user), certainty.listed);
    return true;
  }

  /** The place of whoever wrote an entry. */
  author(record: SlackRecord): number {
    const user = firstOf(record["user"], recordOf(record["comment"])["user"], record["user_id"]);
    const bot = firstOf(record["bot_id"]);
    const botName = firstOf(record["username"], recordOf(record["bot_profile"])["name"]);
    if (user && !(bot && botName && !this.#places.has(user)))
      return this.person(user, nameInMessage(record), certainty.profile);
    if (bot || botName)
      return this.#bot(bot && botName ? `${bot}/${botName}` : bot || `app/${botName}`, botName || `App ${bot}`);
    return this.person("unknown", "Unknown person", certainty.profile);
  }

  /** The place of somebody by id; `name` is used when nothing better is known. */
  person(slackId: string, name = "", sure: Certainty = name ? certainty.label : certainty.none): number {
    const known = this.#places.get(slackId);
    if (known !== undefined && (this.#certainty[known] ?? 0) >= sure) return known;
    return this.#put(madePerson(slackId, name), sure);
  }

  #bot(slackId: string, name: string): number {
    return this.#places.get(slackId) ?? this.#put({ ...madePerson(slackId, name), kind: "bot" }, certainty.profile);
  }

  #put(person: SlackPerson, sure: Certainty): number {
    const place = this.#places.get(person.slackId) ?? this.people.length;
    this.people[place] = person;
    this.#certainty[place] = sure;
    this.#places.set(person.slackId, place);
    return place;
  }
}

function listedPerson(slackId: string, user: SlackRecord): SlackPerson {
  const profile = recordOf(user["profile"]);
  const name = firstOf(profile["display_name"], profile["real_name"], user["real_name"], user["name"]);
  return {
    slackId,
    name: personName(name) || unknownName(slackId),
    kind: user["is_bot"] === true || slackId === "USLACKBOT" ? "bot" : "placeholder",
    left: user["deleted"] === true,
    title: cut(oneLine(stringOf(profile["title"])), 120),
    timeZone: timeZoneOf(stringOf(user["tz"])),
    listed: true,
  };
}

const madePerson = (slackId: string, name: string): SlackPerson => ({
  slackId,
  name: personName(name) || unknownName(slackId),
  kind: slackId === "USLACKBOT" ? "bot" : "placeholder",
  left: false,
  title: "",
  timeZone: "UTC",
  listed: false,
});

const nameInMessage = (record: SlackRecord): string => {
  const profile = recordOf(record["user_profile"]);
  return firstOf(profile["display_name"], profile["real_name"], profile["name"], record["username"]);
};

const unknownName = (slackId: string): string =>
  slackId === "USLACKBOT" ? "Slackbot" : personName(slackId) || "Unknown person";
const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
const personName = (name: string): string => cut(oneLine(name), 80);

/** Slack's names are IANA's; what this system does not know is UTC. */
function timeZoneOf(name: string): string {
  const known = zones.get(name);
  if (known) return known;
  const zone = name.length <= 64 && isTimeZone(name) ? name : "UTC";
  zones.set(name, zone);
  return zone;
}
const zones = new Map<string, string>([["", "UTC"]]);

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
