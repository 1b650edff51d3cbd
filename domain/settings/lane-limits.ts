import { domainToASCII } from "node:url";
import { asc, eq } from "drizzle-orm";
import { nameInDns } from "@/base/env";
import { invalid, notFound } from "@/base/refusal";
import { laneLimits } from "@/db/schema/lanes";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import type { LaneLimit } from "./input";

/** How many mails a minute may leave for a receiver (`gmail`), or for a domain by itself, through each relay. */
export async function listLaneLimits(ctx: Ctx): Promise<{ lane: string; perMinute: number }[]> {
  allow(ctx, "settings.edit");
  const { lane, perMinute } = laneLimits;
  return ctx.db.select({ lane, perMinute }).from(laneLimits).orderBy(asc(laneLimits.createdAt), asc(lane));
}

/**
 * Gives a receiver or a domain a limit, or another one than it has. Workers keep to it from the next second on; a
 * domain is a lane of its own in the sends that are prepared from then on. Refuses `settings-invalid`: no domain.
 */
export async function limitLane(ctx: Ctx, { receiver, domain, perMinute }: LaneLimit): Promise<void> {
  allow(ctx, "settings.edit");
  const lane = receiver || laneOfDomain(domain);
  await inTransaction(ctx, async (ctx) => {
    const [kept] = await ctx.db.select().from(laneLimits).where(eq(laneLimits.lane, lane)).for("update");
    await ctx.db
      .insert(laneLimits)
      .values({ lane, perMinute, createdAt: ctx.now })
      .onConflictDoUpdate({ target: laneLimits.lane, set: { perMinute } });
    const before = kept ? { lane, perMinute: kept.perMinute } : null;
    await record(ctx, "newsroom.lane-limited", { kind: "newsroom", id: "1" }, before, { lane, perMinute });
  });
}

/** Lets as many leave for it as the relay takes. Refuses `not-found`. */
export async function freeLane(ctx: Ctx, { lane }: { lane: string }): Promise<void> {
  allow(ctx, "settings.edit");
  await inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db.delete(laneLimits).where(eq(laneLimits.lane, lane)).returning();
    if (!row) throw notFound("not-found", { lane });
    const before = { lane, perMinute: row.perMinute };
    await record(ctx, "newsroom.lane-freed", { kind: "newsroom", id: "1" }, before, null);
  });
}

/** As addresses are compared: in lower case, as A-label. Some write the address in place of its domain. */
function laneOfDomain(typed: string): string {
  const domain = domainToASCII(typed.slice(typed.lastIndexOf("@") + 1).replace(/\.$/, "")).toLowerCase();
  if (!domain.includes(".") || !nameInDns.test(domain)) throw invalid("settings-invalid", { field: "domain" });
  return domain;
}
