import { generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { asc, eq, isNotNull } from "drizzle-orm";
import { conflict, invalid, notFound } from "@/base/refusal";
import { seal, unseal } from "@/base/seal";
import { publicPart, readSigningKey } from "@/base/signing-key";
import { enqueue } from "@/db/queue";
import { dkimKeys } from "@/db/schema/settings";
import { openKeyRing } from "@/db/secrets";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { requireStepUp } from "../staff/recent-proof";
import type { NewDkimKey } from "./input";

const newsroom = { kind: "newsroom", id: "1" } as const;
const makePair = promisify(generateKeyPair);

export interface KeptKey {
  id: string;
  domain: string;
  selector: string;
  /** Name and value of the TXT record that receivers look for. */
  record: { name: string; value: string };
  signsSince: Date | null;
}

/** The keys as they may be shown, those of one domain together. */
export async function listDkimKeys(ctx: Ctx): Promise<KeptKey[]> {
  allow(ctx, "settings.edit");
  const kept = await ctx.db.select().from(dkimKeys).orderBy(asc(dkimKeys.domain), asc(dkimKeys.createdAt));
  return kept.map(({ id, domain, selector, publicKey, signsSince }) => ({
    id,
    domain,
    selector,
    record: { name: `${selector}._domainkey.${domain}`, value: `v=DKIM1; k=rsa; p=${publicKey}` },
    signsSince,
  }));
}

/**
 * Keeps a key, sealed; without `pem` a new one of 2048 bits is made. It signs nothing until its record is
 * published and `useDkimKey` says so. Refuses `step-up-needed`, `key-unusable`, `key-taken`.
 */
export async function addDkimKey(ctx: Ctx, { domain, selector, pem }: NewDkimKey): Promise<void> {
  allow(ctx, "settings.edit");
  requireStepUp(ctx);
  const key = pem ? readSigningKey(pem) : (await makePair("rsa", { modulusLength: 2048 })).privateKey;
  if ("fault" in key) throw invalid("key-unusable", { field: "pem" });
  await inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .insert(dkimKeys)
      .values({
        domain,
        selector,
        publicKey: publicPart(key),
        sealed: seal(openKeyRing(), "dkim", key.export({ type: "pkcs8", format: "pem" }).toString()),
        createdAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: dkimKeys.id });
    if (!row) throw conflict("key-taken", { field: "selector" });
    await record(ctx, "newsroom.dkim-key-added", newsroom, null, { id: row.id, domain, selector, made: !pem });
  });
}

/** From now on this key signs for its domain, and no other does. Refuses `step-up-needed`. */
export async function useDkimKey(ctx: Ctx, { id }: { id: string }): Promise<void> {
  allow(ctx, "settings.edit");
  requireStepUp(ctx);
  await inTransaction(ctx, async (ctx) => {
    const key = await lockKey(ctx, id);
    await ctx.db.update(dkimKeys).set({ signsSince: null }).where(eq(dkimKeys.domain, key.domain));
    await ctx.db.update(dkimKeys).set({ signsSince: ctx.now }).where(eq(dkimKeys.id, id));
    await enqueue(ctx.db, "sender-check", {}, { key: "sender" });
    await record(ctx, "newsroom.dkim-key-used", newsroom, null, { id, domain: key.domain, selector: key.selector });
  });
}

/** Forgets a key: what is sent from now on is not signed with it. Refuses `step-up-needed`. */
export async function removeDkimKey(ctx: Ctx, { id }: { id: string }): Promise<void> {
  allow(ctx, "settings.edit");
  requireStepUp(ctx);
  await inTransaction(ctx, async (ctx) => {
    const { domain, selector } = await lockKey(ctx, id);
    await ctx.db.delete(dkimKeys).where(eq(dkimKeys.id, id));
    await enqueue(ctx.db, "sender-check", {}, { key: "sender" });
    await record(ctx, "newsroom.dkim-key-removed", newsroom, { id, domain, selector }, null);
  });
}

async function lockKey(ctx: Ctx, id: string) {
  const [key] = await ctx.db.select().from(dkimKeys).where(eq(dkimKeys.id, id)).for("update");
  if (!key) throw notFound("not-found", { id });
  return key;
}

export interface SigningKey {
  domain: string;
  selector: string;
  key: KeyObject;
}

/** The key that signs for a sender's domain, or for the domain above it; for the worker only. */
export async function findSigningKey({ db }: Pick<Ctx, "db">, sender: string): Promise<SigningKey | undefined> {
  const kept = await db.select().from(dkimKeys).where(isNotNull(dkimKeys.signsSince));
  const own = kept
    .filter(({ domain }) => sender === domain || sender.endsWith(`.${domain}`))
    .sort((a, b) => b.domain.length - a.domain.length);
  for (const { domain, selector, sealed } of own) {
    const pem = unseal(openKeyRing(), "dkim", sealed);
    const key = pem ? readSigningKey(pem) : null;
    if (key && !("fault" in key)) return { domain, selector, key };
  }
  return undefined;
}
