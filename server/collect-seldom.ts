import { setFlagsFromString } from "node:v8";

/**
 * First, before anything is on the heap. Without the first flag V8 collects all garbage each time some ten megabytes of
 * buffers have come and gone, however little they are beside the heap: files passing through kept the process busy with
 * nothing else (5.8 times the CPU for an upload, 2.5 times for a download, measured on Node 26). With it alone the
 * buffers of a few uploads lie about until the heap has doubled and more; the second collects when it has grown by half:
 * memory above idle while files pass went from 163-189 MB to 84-96, at the same speed (three and two runs of the bench `files`).
 */
setFlagsFromString("--external-memory-accounted-in-global-limit");
setFlagsFromString("--heap-growing-percent=50");
