import { releases } from "@/db/schema/releases";
import { emptyDocument } from "@/document/schema";
import { record } from "../audit";
import { actorId, type Ctx, inTransaction } from "../context";
import { getNewsroom } from "../settings/queries";
import { allow } from "../staff/allow";
import { VersionFields } from "./input";
import { insertVersion, type ReleaseRow } from "./rows";
import { freeSlug } from "./slug";

/** A blank release with an empty version of each language of the newsroom. */
export async function createRelease(ctx: Ctx): Promise<{ id: string; slug: string }> {
  allow(ctx, "release.create");
  return inTransaction(ctx, async (ctx) => {
    const newsroom = await getNewsroom(ctx);
    const release = await insertRelease(ctx, "");
    for (const { language } of newsroom.languages) {
      await insertVersion(ctx, release.id, language, { ...VersionFields.parse({}), document: emptyDocument() });
    }
    await record(ctx, "release.created", { kind: "release", id: release.id }, null, { slug: release.slug });
    return { id: release.id, slug: release.slug };
  });
}

/** The row of a new release, owned by the person who makes it. */
export async function insertRelease(ctx: Ctx, englishHeadline: string): Promise<ReleaseRow> {
  const id = crypto.randomUUID();
  const [release] = await ctx.db
    .insert(releases)
    .values({
      id,
      slug: await freeSlug(ctx, id, englishHeadline),
      ownerId: ctx.actor.kind === "person" ? actorId(ctx.actor) : null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning();
  if (!release) throw new Error("the insert of a release returned no row");
  return release;
}
