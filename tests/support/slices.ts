import { eq } from "drizzle-orm";
import { sendSlices } from "@/db/schema/distribution";
import type { Ctx } from "@/domain/context";
import type { ClaimedMail } from "@/domain/distribution/claim";
import type { Result } from "@/domain/distribution/record";
import { startSend } from "@/domain/distribution/start";
import { type HeldSlice, takeOver } from "@/domain/distribution/takeover";
import { people, readySend } from "./sends";

/** A send to so many people that has been started, and its first slice; no worker has it. */
export async function started(ctx: Ctx, n: number) {
  const id = await readySend(ctx, people(n));
  await startSend(ctx, { id });
  const [slice] = await ctx.db.select().from(sendSlices).where(eq(sendSlices.sendId, id));
  return { id, sliceId: slice?.id ?? 0 };
}

/** Takes the slice over, as a worker does. */
export async function hold(ctx: Ctx, sliceId: number): Promise<HeldSlice> {
  const slice = await takeOver(ctx.db, sliceId, "worker");
  if (!slice) throw new Error("the slice could not be taken");
  return slice;
}

/** What a worker would write of a mail of its slice. */
export const resultOf = (
  { sliceId, epoch }: HeldSlice,
  { id, claimedAt }: ClaimedMail,
  outcome: Result["outcome"],
  more = {},
): Result => ({
  sliceId,
  id,
  epoch,
  claimedAt,
  outcome,
  says: "250 ok",
  code: 250,
  relay: "mail.example:25",
  ...more,
});
