import { checkAll, type ToCheck } from "./check-all";

/** The check beside the page: however long a release is, nobody waits for a letter. */
addEventListener("message", ({ data }: MessageEvent<ToCheck>) => postMessage(checkAll(data)));
