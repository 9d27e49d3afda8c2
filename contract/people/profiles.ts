import * as z from "zod";
import { event } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { PersonName } from "./accounts.ts";
import { Quiet } from "./availability.ts";

/** An IANA time zone name, e.g. `Europe/Lisbon`. */
export const TimeZone = z.string().min(1).max(64);

export const Status = z.strictObject({
  emoji: z.string().max(40),
  text: z.string().trim().max(100),
  expiresAt: Instant.nullable(),
});
export type Status = z.infer<typeof Status>;

/** A person as seen inside one workspace; each workspace has its own. The id is the member's id. */
export const Profile = z.strictObject({
  id: Id,
  /** `placeholder`: came with an import and can be claimed through an invitation. */
  kind: z.enum(["person", "placeholder", "bot"]),
  /** `left` people keep their name on what they wrote. */
  state: z.enum(["active", "suspended", "left"]),
  name: PersonName,
  title: z.string().max(120),
  /** Path of the picture below the instance's address, or null for initials. */
  picture: z.string().nullable(),
  timeZone: TimeZone,
  status: Status.nullable(),
  /** When they want to be left in peace; null when they never said. `quiet-until.ts` tells whether it is so now. */
  quiet: Quiet.nullable(),
});
export type Profile = z.infer<typeof Profile>;

export const updateProfile = operation("updateProfile", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}/profile",
  summary: "Change one's own profile in a workspace",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    name: PersonName.optional(),
    title: z.string().trim().max(120).optional(),
    /** A PNG, JPEG, WebP or GIF as a data URL of at most 200 KB, kept at 512 pixels; or null to remove it. */
    picture: z.string().max(280_000).nullable().optional(),
    timeZone: TimeZone.optional(),
    status: Status.nullable().optional(),
  }),
  output: z.strictObject({ profile: Profile }),
  errors: { bad_picture: 400, unknown_time_zone: 400 },
  bodyLimit: 400_000,
});

/** At most 200 at once; ids that are not people of this workspace are left out. */
export const readProfiles = operation("readProfiles", {
  method: "POST",
  path: "/workspaces/{workspaceId}/profiles/read",
  summary: "Read the profiles of several people",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, ids: z.array(Id).max(200) }),
  output: z.strictObject({ profiles: z.array(Profile) }),
});

export const profileChanged = event("profileChanged", {
  summary: "A profile changed: name, picture, status, state; or somebody is new",
  data: z.strictObject({ profile: Profile }),
});
