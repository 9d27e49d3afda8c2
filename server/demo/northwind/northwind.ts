import type { ChannelScript, ReadState } from "../conversation.ts";
import { bookClub, general, hiring, lisbonOffice, offsite } from "./company.ts";
import { cats, design, localisation, numbers, support } from "./customers.ts";
import { incident, mobile, onCall, platform, security } from "./engineering.ts";
import { announcements, release3, release4 } from "./release.ts";

export const channels: ChannelScript[] = [
  general,
  announcements,
  release4,
  release3,
  platform,
  mobile,
  incident,
  onCall,
  security,
  support,
  design,
  localisation,
  numbers,
  lisbonOffice,
  offsite,
  bookClub,
  hiring,
  cats,
];

export const readState: ReadState = {
  favourites: ["release-4", "announcements"],
  muted: ["book-club"],
  unread: { announcements: 1, "release-4": 2, platform: 3, "support-escalations": 2, "book-club": 2, sofia: 1 },
};
