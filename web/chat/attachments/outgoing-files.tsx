import { UploadsOfMessage } from "#files/shown/index.ts";

/** The files of a message on its way. */
export const OutgoingFiles = ({ clientId }: { clientId: string }) => <UploadsOfMessage holder={clientId} />;
