import { filePlaces } from "#files/places/index.ts";
import { feature } from "#platform/operations/feature.ts";
import { channelPlaces } from "./channel-places.ts";

filePlaces(channelPlaces);

/** Channels are places of files. */
export const channelFiles = feature({ name: "chat/channel-files" });
