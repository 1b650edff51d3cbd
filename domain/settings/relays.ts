import { asc, eq } from "drizzle-orm";
import { relayEnv } from "@/base/env";
import { conflict, notFound } from "@/base/refusal";
import { type RelayAddress, readRelayUrl } from "@/base/relay-url";
import { seal, unseal } from "@/base/seal";
import { relays } from "@/db/schema/settings";
import { openKeyRing } from "@/db/secrets";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { requireStepUp } from "../staff/recent-proof";
import type { NewRelay } from "./input";

/** A relay that mails may leave by. Its name is that of its rates, too. */
export interface Route extends RelayAddress {
  /** `environment`, or the id of a relay in the settings. */
  id: string;
}

/** The relay of `SMTP_URL` and those of the settings whose seal the ring opens; with passwords, for whoever connects. */
export async function listRoutes({ db }: Pick<Ctx, "db">): Promise<Route[]> {
  const given = relayEnv();
  const kept = await db.select().from(relays).orderBy(asc(relays.createdAt));
  const ring = kept.length > 0 ? openKeyRing() : [];
  return [
    ...(given ? [{ id: "environment", ...given }] : []),
    ...kept.flatMap(({ id, sealed }) => {
      const url = unseal(ring, "relay", sealed);
      return url ? [{ id, ...readRelayUrl(url) }] : [];
    }),
  ];
}

/** The relays of the settings as they may be shown. */
export async function listRelays(ctx: Ctx): Promise<{ id: string; address: string; weight: number }[]> {
  allow(ctx, "settings.edit");
  const kept = await ctx.db.select().from(relays).orderBy(asc(relays.createdAt));
  return kept.map(({ id, address }) => ({ id, address, weight: readRelayUrl(address).weight ?? 1 }));
}

/** Keeps a further relay, sealed. Refuses `step-up-needed`: whoever names a relay reads all mails; `relay-taken`. */
export async function addRelay(ctx: Ctx, { address, user, password, weight }: NewRelay): Promise<void> {
  allow(ctx, "settings.edit");
  requireStepUp(ctx);
  const url = new URL(address);
  if (user) url.username = encodeURIComponent(user);
  if (password) url.password = encodeURIComponent(password);
  if (weight > 1) url.searchParams.set("weight", String(weight));
  const shown = new URL(url);
  shown.password = "";
  await inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .insert(relays)
      .values({ address: shown.href, sealed: seal(openKeyRing(), "relay", url.href), createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: relays.id });
    if (!row) throw conflict("relay-taken", { field: "address" });
    await record(ctx, "newsroom.relay-added", { kind: "newsroom", id: "1" }, null, { id: row.id, address: shown.href });
  });
}

/** Takes a relay away: what is on its way through it is heard out, nothing new is given to it. Refuses `step-up-needed`. */
export async function removeRelay(ctx: Ctx, { id }: { id: string }): Promise<void> {
  allow(ctx, "settings.edit");
  requireStepUp(ctx);
  await inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db.delete(relays).where(eq(relays.id, id)).returning({ address: relays.address });
    if (!row) throw notFound("not-found", { id });
    await record(ctx, "newsroom.relay-removed", { kind: "newsroom", id: "1" }, { id, address: row.address }, null);
  });
}
