import { lazy } from "react";

export { FileMeasure, FileOrigin } from "./file-facts.tsx";
export { FilePicture } from "./file-picture.tsx";
export { libraryAddress } from "./library-address.ts";
/** All files one may see: the Files area, a channel's files, folders, tags. */
export { libraryChanged } from "./library-store.ts";
export { fileSearches, placeNames } from "./place-names.ts";
export { registerLibrary } from "./register-library.ts";

/** The files of a channel, for a panel beside it. */
export const ChannelLibrary = lazy(() => import("./channel-library.tsx"));
