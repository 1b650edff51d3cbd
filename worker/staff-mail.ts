import { z } from "zod";
import { interfaceLanguages } from "@/base/vocabulary";
import { verdictOf } from "@/domain/distribution/reply";
import { getNewsroom, inWords } from "@/domain/settings/queries";
import type { Engine } from "./engine";
import { composeLetter } from "./smtp/compose-letter";

const StaffMail = z.object({
  to: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  language: z.enum(interfaceLanguages),
});

/**
 * A mail to one of the staff: an invitation, a new password. Tried again by its job while the relay is
 * away or defers it; a refusal for good is said in the log, since nobody waits at a screen.
 */
export async function sendStaffMail(engine: Engine, data: unknown): Promise<void> {
  const mail = StaffMail.parse(data);
  const newsroom = await getNewsroom(engine.ctx("staff-mail"));
  const { envelope, bytes } = await composeLetter({
    ...mail,
    fromName: inWords(newsroom.senderNames, mail.language),
    fromEmail: newsroom.senderEmail,
    replyTo: newsroom.replyTo,
    date: new Date(),
  });
  const outcome = await engine.pool.send(envelope, bytes);
  const { kind } = verdictOf(outcome);
  if (kind === "accepted") return;
  if (kind === "rejected") return console.error(`staff mail refused: ${outcome.text}`);
  throw new Error(`staff mail not taken: ${outcome.text}`);
}
