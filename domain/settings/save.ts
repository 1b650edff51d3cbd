import { enqueue } from "@/db/queue";
import { type Ctx, inTransaction } from "../context";
import { requireStepUp } from "../staff/recent-proof";
import type { SaveNames, SaveRules, SaveSender, SaveSeverities, SaveTime, SaveUncertain } from "./input";
import { saveSection } from "./save-section";

/** What the newsroom is called in each language. Refuses `not-allowed`, as all of these. */
export const saveNames = (ctx: Ctx, { names }: SaveNames) => saveSection(ctx, "names", { names });

/** Zone, digits of generated Arabic text, region of phone numbers without a country code. */
export const saveTime = (ctx: Ctx, { zone, digits, region }: SaveTime) =>
  saveSection(ctx, "time", { zone, digits, region });

/** Whom mails come from. Refuses `step-up-needed` too: who changes the sender can pose as the newsroom. */
export async function saveSender(ctx: Ctx, sender: SaveSender): Promise<void> {
  requireStepUp(ctx);
  const { senderEmail, replyTo, senderNames, postalAddresses } = sender;
  await inTransaction(ctx, async (ctx) => {
    await saveSection(ctx, "sender", {
      senderEmail,
      replyTo,
      // Without a name of its own the sender is called what the newsroom is called.
      senderNames: Object.keys(senderNames).length > 0 ? senderNames : null,
      ...(postalAddresses ? { postalAddresses } : {}),
    });
    await enqueue(ctx.db, "sender-check", {}, { key: "sender" });
  });
}

/** Who may approve, who may send, and who signs in with a second factor. */
export const saveRules = (ctx: Ctx, { twoPairsOfEyes, senderIsNotApprover, demandsSecondFactor }: SaveRules) =>
  saveSection(ctx, "rules", { twoPairsOfEyes, senderIsNotApprover, demandsSecondFactor });

/** What findings weigh in this newsroom, by code, where it is not what the rules say (product.md 5.3). */
export const saveSeverities = (ctx: Ctx, { severities }: SaveSeverities) =>
  saveSection(ctx, "severities", { severities });

/** What becomes of deliveries whose outcome nobody knows. */
export const saveUncertain = (ctx: Ctx, { uncertainPolicy }: SaveUncertain) =>
  saveSection(ctx, "uncertain", { uncertainPolicy });
