import { and, desc, eq, notInArray } from "drizzle-orm";
import { isRefusal } from "@/base/refusal";
import type { SendState } from "@/base/vocabulary";
import { sends } from "@/db/schema/distribution";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";
import { type AudienceCounts, countAudience } from "./audience";
import { getSend } from "./queries";
import { finalStates } from "./state";

export interface RepeatOffer {
  /** Of those whose mail was refused, ran out of time or is held; whoever failed again is offered by that later send. */
  counts: AudienceCounts;
  /** A second try that has been prepared and is not over. */
  open: { id: string; state: SendState } | null;
}

/**
 * Who would get the mail if a send that is over were tried again, by the same rules as its freeze: who may not be
 * written to, or has it by now, is not among them. Null while it goes on, or where its text cannot be sent any more.
 */
export async function repeatOffer(ctx: Ctx, sendId: string): Promise<RepeatOffer | null> {
  allow(ctx, "contacts.read");
  const send = await getSend(ctx, sendId);
  if (!finalStates.includes(send.state)) return null;
  const { releaseId, languageRule, notice } = send;
  try {
    const counts = await countAudience(ctx, {
      releaseId,
      languageRule,
      listIds: [],
      skipsOtherLanguages: false,
      repeats: sendId,
      ...(notice ? { notice } : {}),
    });
    return { counts, open: await findOpenRepeat(ctx, sendId) };
  } catch (error) {
    // No text of it is approved, or not in the language that was sent: there is nothing to offer.
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** The second try of a send that is not over: a further press goes on with it. */
export async function findOpenRepeat(ctx: Ctx, sendId: string): Promise<{ id: string; state: SendState } | null> {
  const [open] = await ctx.db
    .select({ id: sends.id, state: sends.state })
    .from(sends)
    .where(and(eq(sends.repeats, sendId), notInArray(sends.state, [...finalStates])))
    .orderBy(desc(sends.createdAt))
    .limit(1);
  return open ?? null;
}
