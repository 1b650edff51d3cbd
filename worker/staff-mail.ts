import { z } from "zod";
import { interfaceLanguages } from "@/base/vocabulary";
import { judge, keptWords } from "@/domain/distribution/reply";
import { recordMailTest } from "@/domain/settings/mail-test";
import { getNewsroom, inWords } from "@/domain/settings/queries";
import type { Engine } from "./engine";
import { composeMessage } from "./smtp/compose";
import { signedMessage } from "./smtp/dkim";

const StaffMail = z.object({
  to: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  language: z.enum(interfaceLanguages),
  testId: z.string().optional(),
});

/**
 * A mail to one of the staff: an invitation, a new password. Tried again by its job, as the same
 * message, while the relay is away or defers it; a refusal for good is said in the log. A test is
 * offered once: whoever asked for it reads the answer.
 */
export async function sendStaffMail(engine: Engine, jobId: string, data: unknown): Promise<void> {
  const { to, language, testId, ...letter } = StaffMail.parse(data);
  const ctx = engine.ctx("staff-mail");
  const { senderEmail, senderNames, replyTo } = await getNewsroom(ctx);
  const bytes = await composeMessage({
    ...letter,
    from: { name: inWords(senderNames, language), address: senderEmail },
    to: { name: "", address: to },
    replyTo,
    date: ctx.now,
    messageId: `<${jobId}@${senderEmail.slice(senderEmail.lastIndexOf("@") + 1)}>`,
    // Nobody's own writing (RFC 3834): out-of-office programs keep quiet.
    headers: {
      "Content-Language": language,
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
  });
  const dkim = await engine.signer(senderEmail);
  const message = dkim ? await signedMessage(bytes, dkim, ctx.now) : bytes;
  const attempt = await engine.relays.deliver({ from: senderEmail, to }, [message]);
  if (testId) {
    const { phase, code, text } = attempt;
    return recordMailTest(ctx, testId, { phase, ...(code ? { code } : {}), says: keptWords(text) });
  }
  const { outcome } = judge(attempt);
  if (outcome === "accepted") return;
  if (outcome === "rejected") return console.error(`staff mail refused: ${attempt.text}`);
  throw new Error(`staff mail not taken: ${attempt.text}`);
}
