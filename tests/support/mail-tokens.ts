import { eq } from "drizzle-orm";
import { identityOf } from "@/base/mail-identity";
import { findKey } from "@/base/token";
import { deliveries, sends } from "@/db/schema/distribution";
import { openKeyRing } from "@/db/secrets";
import type { Door } from "@/domain/contacts/mail-token";
import type { Ctx } from "@/domain/context";

/** The identity of the newest mail to this address, as its worker makes it. */
export async function identityTo(ctx: Ctx, email: string) {
  const rows = await ctx.db
    .select({ row: deliveries, identityKey: sends.identityKey })
    .from(deliveries)
    .innerJoin(sends, eq(sends.id, deliveries.sendId))
    .where(eq(deliveries.emailNorm, email))
    .orderBy(deliveries.id);
  const newest = rows.at(-1);
  const key = newest && findKey(openKeyRing(), newest.identityKey);
  if (!newest || !key) throw new Error("no delivery");
  const { sendId, emailNorm } = newest.row;
  const domains = { domain: "nahrain.example", bounceDomain: "bounces.nahrain.example" };
  return { row: newest.row, ...identityOf({ key, sendId, emailNorm, ref: newest.row, ...domains }) };
}

export async function tokenTo(ctx: Ctx, email: string, door: Door): Promise<string> {
  const { unsubscribeToken, preferencesToken } = await identityTo(ctx, email);
  return door === "unsubscribe" ? unsubscribeToken : preferencesToken;
}
