import { conflict } from "@/base/refusal";
import { emptyDocument } from "@/document/schema";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { type AddVersion, VersionFields } from "./input";
import { insertVersion, lockRelease } from "./rows";
import { move } from "./state";

/** An empty version in a language that the release lacks. Refuses `conflict` when it has it already. */
export async function addVersion(ctx: Ctx, { id, language }: AddVersion): Promise<void> {
  allow(ctx, "release.edit");
  await inTransaction(ctx, async (ctx) => {
    const { release, versions } = await lockRelease(ctx, id);
    allow(ctx, "release.edit", { ownerId: release.ownerId, language });
    move(release.state, "edit");
    if (versions.some((version) => version.language === language)) throw conflict("conflict", { language });
    await insertVersion(ctx, id, language, { ...VersionFields.parse({}), document: emptyDocument() });
    await record(ctx, "release.language-added", { kind: "release", id }, null, { language });
  });
}
