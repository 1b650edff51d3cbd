import type { NoticeSource } from "@/base/vocabulary";
import { readRaw } from "./mail";
import { readMailgun } from "./mailgun";
import { readOwn } from "./own";
import { readPostmark } from "./postmark";
import { readSendgrid } from "./sendgrid";
import { readSes } from "./ses";
import type { Told } from "./told";

/** The events in what came in, by its source. Refuses nothing: what cannot be read holds none. */
export async function readNotices(source: NoticeSource, payload: Uint8Array): Promise<Told[]> {
  if (source === "imap" || source === "smtp") return readRaw(payload, false);
  if (source === "hook") return readOwn(payload);
  const body = readJson(payload);
  const read = { ses: readSes, postmark: readPostmark, mailgun: readMailgun, sendgrid: readSendgrid };
  return read[source](body);
}

export function readJson(payload: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(payload).toString("utf8"));
  } catch {
    return null;
  }
}
