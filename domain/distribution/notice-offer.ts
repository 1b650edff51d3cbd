import { and, desc, eq, isNotNull, notInArray, sql } from "drizzle-orm";
import type { LanguageRule, SendState } from "@/base/vocabulary";
import { sends } from "@/db/schema/distribution";
import { releases } from "@/db/schema/releases";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";
import { type AudienceCounts, countChosen } from "./audience";
import type { SendNotice } from "./input";
import { getReleaseOf } from "./release-of";
import { finalStates } from "./state";

export interface NoticeOffer {
  notice: SendNotice;
  /** That of the last send: who reads what was chosen then. */
  languageRule: LanguageRule;
  /** Of those who have the earlier text. */
  counts: AudienceCounts;
  /** A notice that has been prepared and is not over. */
  open: { id: string; state: SendState } | null;
}

/**
 * After a correction or a withdrawal: how many have the earlier text, and the notice to exactly those
 * (sending.md 5.7). A number for everyone who may read the release: whoever corrects it is to know. Null where the
 * release is as it was sent, or was sent to nobody.
 */
export async function noticeOffer(ctx: Ctx, releaseId: string): Promise<NoticeOffer | null> {
  allow(ctx, "release.read");
  const { withdrawnAt, correctedAt } = await getReleaseOf(ctx, releaseId);
  const notice = withdrawnAt ? "withdrawal" : correctedAt ? "correction" : null;
  if (!notice) return null;
  const [last] = await ctx.db
    .select({ languageRule: sends.languageRule })
    .from(sends)
    .where(and(eq(sends.releaseId, releaseId), isNotNull(sends.startedAt)))
    .orderBy(desc(sends.startedAt))
    .limit(1);
  if (!last) return null;
  const { languageRule } = last;
  const audience = { releaseId, listIds: [], languageRule, skipsOtherLanguages: false, notice } as const;
  const counts = await countChosen(ctx, { ...audience, listIds: [] });
  if (counts.union === 0) return null;
  return { notice, languageRule, counts, open: await findOpenNotice(ctx, releaseId) };
}

/** The notice of the last change that is not over; one whose audience was fixed before that change says too little. */
export async function findOpenNotice(ctx: Ctx, releaseId: string): Promise<{ id: string; state: SendState } | null> {
  const [open] = await ctx.db
    .select({ id: sends.id, state: sends.state })
    .from(sends)
    .innerJoin(releases, eq(releases.id, sends.releaseId))
    .where(
      and(
        eq(sends.releaseId, releaseId),
        notInArray(sends.state, [...finalStates]),
        sql`${sends.notice} = case when ${releases.withdrawnAt} is null then 'correction' else 'withdrawal' end`,
        sql`(${sends.frozenAt} is null or ${sends.frozenAt} >= coalesce(${releases.withdrawnAt}, ${releases.correctedAt}))`,
      ),
    )
    .orderBy(desc(sends.createdAt))
    .limit(1);
  return open ?? null;
}
