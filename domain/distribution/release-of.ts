import { eq } from "drizzle-orm";
import { conflict, notFound } from "@/base/refusal";
import { releases } from "@/db/schema/releases";
import type { Ctx } from "../context";
import type { ReleaseRow } from "../releases/rows";
import type { SendRow } from "./rows";

/** The row of a release, as it is now. Refuses `release-not-found`. */
export async function getReleaseOf(ctx: Ctx, id: string): Promise<ReleaseRow> {
  const [release] = await ctx.db.select().from(releases).where(eq(releases.id, id));
  if (!release) throw notFound("release-not-found", { id });
  return release;
}

/** Of a withdrawn release nothing leaves but the word that it is. Refuses `release-withdrawn`. */
export function requireNotWithdrawn(
  { id, state }: Pick<ReleaseRow, "id" | "state">,
  { notice }: Pick<SendRow, "notice">,
): void {
  if (state === "withdrawn" && notice !== "withdrawal") throw conflict("release-withdrawn", { id });
}
