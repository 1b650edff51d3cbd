import { invalid } from "@/base/refusal";
import type { Language } from "@/base/vocabulary";
import { releaseNotices } from "@/db/schema/releases";
import { record } from "../audit";
import { notifyChanged } from "../changed";
import { type Ctx, inTransaction } from "../context";
import { stopSendsOf } from "../distribution/release-moves";
import { lockRelease, writeRelease } from "../releases/rows";
import { move } from "../releases/state";
import { allow } from "../staff/allow";
import type { WithdrawRelease } from "./input";
import { type Published, urlsOf } from "./publish";

/**
 * Takes a published release back for good: its pages answer 410 with the reason, its sends stop.
 * Refuses `reason-missing` where a public language has no reason, `conflict` unless published.
 */
export async function withdrawRelease(
  ctx: Ctx,
  { id, reasons }: WithdrawRelease,
): Promise<Omit<Published, "findings">> {
  allow(ctx, "release.publish");
  return inTransaction(ctx, async (ctx) => {
    const { release, versions } = await lockRelease(ctx, id);
    const state = move(release.state, "withdraw");
    const words = versions
      .filter(({ goesOut }) => goesOut)
      .map(({ language }) => ({ language, words: wordsIn(reasons, language) }));
    await ctx.db
      .insert(releaseNotices)
      .values(words.map((notice) => ({ ...notice, releaseId: id, kind: "withdrawal" as const, at: ctx.now })));
    await writeRelease(ctx, id, { state, withdrawnAt: ctx.now });
    await stopSendsOf(ctx, id, "release-withdrawn");
    await record(
      ctx,
      "release.withdrawn",
      { kind: "release", id },
      { state: release.state },
      { state, reasons: Object.fromEntries(words.map((w) => [w.language, w.words])) },
    );
    await notifyChanged(ctx, ["*"]);
    return { id, state, urls: urlsOf(release, versions), open: 0 };
  });
}

function wordsIn(reasons: WithdrawRelease["reasons"], language: Language): string {
  const words = typeof reasons === "string" ? reasons : reasons[language];
  if (!words?.trim()) throw invalid("reason-missing", { language });
  return words;
}
