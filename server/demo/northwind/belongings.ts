import type { PersonKey } from "./people.ts";

/** What lies around in Northwind besides what was said: groups, its own emoji, what was pinned, saved and asked. */
type Belongings = {
  groups: { handle: string; name: string; description: string; people: PersonKey[] }[];
  emoji: { name: string; by: PersonKey; picture: string }[];
  /** By the beginning of the message. */
  pins: { channel: string; by: PersonKey; begins: string }[];
  saved: { channel: string; begins: string; note?: string }[];
  reactions: { channel: string; begins: string; emoji: string; by: PersonKey[] }[];
  polls: { channel: string; by: PersonKey; question: string; options: string[]; votes: [PersonKey, number][] }[];
};

const ship =
  "iVBORw0KGgoAAAANSUhEUgAAAEAAAABABAMAAABYR2ztAAAAGFBMVEUAAAAvb17ZokqzNy8fHRoAAAAAAAAAAACu9KGEAAAACHRSTlMA/////wAAANV0ciAAAADMSURBVHja7VQxDgIxDPM5DIzwgzyBR/BwfkRXJKQwIMS1TZqeEBNka+LabpI74B8AsDTnM+6XKsGMgVnGYdAMwI88SKfRAE5djj1BTcFMl73CwKQ4raBLwLQP6gLEu8exxQogrgazETBS0A4gPgVDi9oAZHonmwrjJmgFkIiCgy7qlqWVsMbBnKBf+nib2AE41n+M1dEKFgDLIbp+nfRgUdFeHbrtfUCZfqbFCjnDc0q+ifJmsFBhVsLVKGsGixSmJRyNsnFhLLDwK/EAtmccc5zZSEIAAAAASUVORK5CYII=";
const coffee =
  "iVBORw0KGgoAAAANSUhEUgAAAEAAAABABAMAAABYR2ztAAAAGFBMVEUAAACPWgqinJIAAAAAAAAAAAAAAAAAAAAk6UchAAAACHRSTlMA//8AAAAAAMEVs10AAAChSURBVHja7VQxCsAgDLy0HRz1C/3/33Rsp3RQ0FZNhEJB6A0KcjlNLhH4cce+57XAosX9hEHCFKC0u/KQQ5UmNaMKgr3r2ieBOhcDWOsXAIA5nTmUUpPVvCDVLPfKbvYp276Cj68QrggDHWVFAs8wFzSgEESCZreLldikdglv0/QKQfMijdcmddRHZsXRO02zH7MCNzMsFJ4S9QfCPYE5cAEPXhr7AZhqjQAAAABJRU5ErkJggg==";

export const belongings: Belongings = {
  groups: [
    {
      handle: "release-crew",
      name: "Release crew",
      description: "Whoever has something in the next release.",
      people: ["yara", "mina", "jonas", "sofia", "ravi"],
    },
    {
      handle: "on-duty",
      name: "On duty",
      description: "Answers the phone at night.",
      people: ["olena", "ravi", "giorgos"],
    },
  ],
  emoji: [
    { name: "ship-it", by: "mina", picture: `data:image/png;base64,${ship}` },
    { name: "coffee-time", by: "yara", picture: `data:image/png;base64,${coffee}` },
  ],
  pins: [
    { channel: "release-4", by: "mina", begins: "The branch" },
    { channel: "release-4", by: "yara", begins: "How the migration" },
    { channel: "announcements", by: "yara", begins: "The new **travel policy**" },
  ],
  saved: [
    { channel: "release-4", begins: "Test plan is ready", note: "Ask for the list of phones" },
    { channel: "announcements", begins: "The **Lisbon office**" },
  ],
  reactions: [
    { channel: "release-4", begins: "Test plan is ready", emoji: ":ship-it:", by: ["mina", "jonas", "sofia"] },
  ],
  polls: [
    {
      channel: "general",
      by: "lena",
      question: "Where do we have the summer party?",
      options: ["On the river", "In the office garden", "At the lake, with a bus"],
      votes: [
        ["yara", 0],
        ["mina", 2],
        ["jonas", 2],
        ["sofia", 0],
        ["ravi", 2],
        ["olena", 1],
      ],
    },
  ],
};
