import { eq, sql } from "drizzle-orm";
import { seal, unseal } from "@/base/seal";
import { newsroom } from "@/db/schema/settings";
import { openKeyRing } from "@/db/secrets";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { requireStepUp } from "../staff/recent-proof";
import { type NoticeKeys, noticeProviders } from "./input";

/** Keeps what proves a provider's notices, sealed; an empty one is taken away. Refuses `step-up-needed`: who sets one can forge bounces. */
export async function saveNoticeKeys(ctx: Ctx, keys: Partial<NoticeKeys>): Promise<void> {
  allow(ctx, "settings.edit");
  requireStepUp(ctx);
  await inTransaction(ctx, async (ctx) => {
    const ring = openKeyRing();
    const given = noticeProviders.filter((provider) => keys[provider] !== undefined);
    const sealed = Object.fromEntries(given.map((one) => [one, keys[one] ? seal(ring, "notice", keys[one]) : null]));
    await ctx.db
      .update(newsroom)
      .set({
        noticeKeys: sql`jsonb_strip_nulls(${newsroom.noticeKeys} || ${JSON.stringify(sealed)}::text::jsonb)`,
        updatedAt: ctx.now,
      })
      .where(eq(newsroom.id, 1));
    const facts = Object.fromEntries(given.map((one) => [one, keys[one] ? "set" : "taken away"]));
    await record(ctx, "newsroom.notice-keys-saved", { kind: "newsroom", id: "1" }, null, facts);
  });
}

/** The keys in the open, for checking signatures only; absent where none is kept or the ring no longer opens it. */
export async function openNoticeKeys({ db }: Pick<Ctx, "db">): Promise<Partial<NoticeKeys>> {
  const [row] = await db.select({ kept: newsroom.noticeKeys }).from(newsroom).where(eq(newsroom.id, 1));
  const ring = openKeyRing();
  return Object.fromEntries(
    Object.entries(row?.kept ?? {}).flatMap(([provider, sealed]) => {
      const key = unseal(ring, "notice", sealed);
      return key ? [[provider, key]] : [];
    }),
  );
}
