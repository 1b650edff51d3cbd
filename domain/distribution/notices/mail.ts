import { createHash } from "node:crypto";
import { readMail } from "../dsn";
import type { Told } from "./told";

/** A raw mail. The same bytes from another mailbox are the same event. */
export async function readRaw(payload: Uint8Array, isTrusted: boolean): Promise<Told[]> {
  const eventId = createHash("sha256").update(payload).digest("hex");
  return [{ ...(await readMail(payload)), eventId, isTrusted }];
}
