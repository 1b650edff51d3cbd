import type { NoticeSource } from "@/base/vocabulary";
import { readRaw } from "./mail";
import type { Told } from "./told";

/** The events in what came in, by its source. Refuses nothing: what cannot be read holds none. */
export async function readNotices(source: NoticeSource, payload: Uint8Array): Promise<Told[]> {
  switch (source) {
    case "imap":
    case "smtp":
      return readRaw(payload, false);
    default:
      return [];
  }
}
