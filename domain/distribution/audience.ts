import { sql } from "drizzle-orm";
import { conflict, invalid } from "@/base/refusal";
import type { Language, SuppressionReason } from "@/base/vocabulary";
import { getAddress } from "../contacts/address";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";
import { candidates, languageChoice } from "./candidates";
import type { Audience } from "./input";

export interface AudienceCounts {
  /** People on the lists, each once. */
  union: number;
  /** Left out because they must not be written to, by reason. */
  suppressed: Record<SuppressionReason, number>;
  /** Left out because they were sent this very text before. */
  already: number;
  /** Left out because somebody chose so. */
  leftOut: number;
  /** Whose languages the release lacks: they get the source language, or are left out at a click. */
  otherLanguage: number;
  /** Who gets a mail. */
  total: number;
  /** Who gets a mail, by its languages: `en`, `ar`, `ar+en`. */
  byCombination: Record<string, number>;
}

/** The audience as it stands now (product.md S11). Refuses `approval-missing`, `language-missing`. */
export async function countAudience(ctx: Ctx, audience: Audience): Promise<AudienceCounts> {
  allow(ctx, "contacts.read");
  return countChosen(ctx, audience);
}

/** The same for a number that everyone may know: how many have an earlier text. */
export async function countChosen(ctx: Ctx, audience: Audience): Promise<AudienceCounts> {
  const { revisions, choice } = await languageChoice(ctx, audience.releaseId, audience.languageRule);
  requireLanguages(audience, choice.available);
  const rows = await ctx.db.execute<{
    combination: string;
    is_other: boolean;
    stopped: SuppressionReason | null;
    already: boolean;
    left_out: boolean;
    n: number;
  }>(sql`
    select combination, is_other, stopped, already, left_out, count(*)::int as n
    from (${await candidates(ctx, { ...normalised(audience), revisions }, choice)}) c group by 1, 2, 3, 4, 5
  `);
  const counts: AudienceCounts = {
    union: 0,
    suppressed: { unsubscribed: 0, bounced: 0, complained: 0, staff: 0, paused: 0 },
    already: 0,
    leftOut: 0,
    otherLanguage: 0,
    total: 0,
    byCombination: {},
  };
  for (const { combination, is_other, stopped, already, left_out, n } of rows) {
    counts.union += n;
    if (stopped) counts.suppressed[stopped] += n;
    else if (already) counts.already += n;
    else if (left_out) counts.leftOut += n;
    else {
      if (is_other) counts.otherLanguage += n;
      if (is_other && audience.skipsOtherLanguages) continue;
      counts.total += n;
      counts.byCombination[combination] = (counts.byCombination[combination] ?? 0) + n;
    }
  }
  return counts;
}

/** Some of those who would get a mail, for a look at who they are. */
export async function sampleAudience(ctx: Ctx, audience: Audience, size = 20) {
  allow(ctx, "contacts.read");
  const { revisions, choice } = await languageChoice(ctx, audience.releaseId, audience.languageRule);
  requireLanguages(audience, choice.available);
  return ctx.db.execute<{ contact_id: string; email: string; name: string; combination: string }>(sql`
    select contact_id, email, name, combination
    from (${await candidates(ctx, { ...normalised(audience), revisions }, choice)}) c
    where stopped is null and not already and not left_out and not (is_other and ${audience.skipsOtherLanguages})
    order by seq limit ${size}
  `);
}

/** With addresses as they are compared. Refuses `email-invalid`. */
export function normalised<A extends Pick<Audience, "leftOut">>(audience: A): A & { leftOut: string[] } {
  const norms = (audience.leftOut ?? []).map((one) => getAddress(one, "leftOut").norm);
  return { ...audience, leftOut: [...new Set(norms)] };
}

/** A send needs an approved or public text, in the language asked for where it is one for all. */
export function requireLanguages(
  { languageRule }: Pick<Audience, "languageRule">,
  available: readonly Language[],
): void {
  if (available.length === 0) throw conflict("approval-missing");
  if (languageRule === "own" || languageRule === "both" || available.includes(languageRule)) return;
  throw invalid("language-missing", { language: languageRule });
}
