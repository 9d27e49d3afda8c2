import { fileReady } from "@atrium/contract/files/files.ts";
import { feature, on } from "#platform/operations/feature.ts";
import { writesTranscript, writeTranscript } from "./write-transcript.ts";

/** What is said in voice messages, as text: where the person who runs the instance named a service that writes it down. */
export const transcripts = feature({
  name: "files/transcripts",
  on: [
    on(fileReady, async ({ workspaceId, platform, enqueue }, { file }) => {
      if (file.kind === "voice" && platform.config.transcribe)
        await enqueue(writeTranscript, { workspaceId, fileId: file.id });
    }),
  ],
  jobs: [writesTranscript],
});
