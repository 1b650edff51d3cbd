import { eq } from "drizzle-orm";
import { releaseVersions } from "@/db/schema/releases";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { contentOf } from "./content";
import { insertRelease } from "./create";
import type { OneRelease } from "./input";
import { insertVersion, lockRelease } from "./rows";

/** A new draft with the working texts of another release: the way on from a withdrawn one. */
export async function duplicateRelease(ctx: Ctx, { id }: OneRelease): Promise<{ id: string; slug: string }> {
  allow(ctx, "release.create");
  return inTransaction(ctx, async (ctx) => {
    await lockRelease(ctx, id);
    const versions = await ctx.db.select().from(releaseVersions).where(eq(releaseVersions.releaseId, id));
    const english = versions.find(({ language }) => language === "en")?.headline ?? "";
    const release = await insertRelease(ctx, english);
    for (const version of versions) await insertVersion(ctx, release.id, version.language, contentOf(version));
    await record(ctx, "release.duplicated", { kind: "release", id: release.id }, { from: id }, { slug: release.slug });
    return { id: release.id, slug: release.slug };
  });
}
