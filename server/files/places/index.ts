/** The places whose files people see: channels, and the workspace itself. */
export {
  accessPlace,
  channelIdOf,
  type FilePlaces,
  filePlaces,
  organisablePlaces,
  type PlaceAct,
  placeAudience,
  readablePlaces,
} from "./file-place.ts";
