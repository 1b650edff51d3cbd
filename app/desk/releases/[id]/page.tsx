import { redirect } from "next/navigation";
import { pageOf } from "@/app/_server/page-of";
import { requireCtx } from "@/app/_server/session";
import { getRelease } from "@/domain/releases/queries";
import { isMove } from "@/domain/releases/state";
import { may } from "@/domain/staff/allow";

/** Leads to the place where this release is worked on now. */
export default pageOf(async function Release({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx();
  const { id } = await params;
  const { state, ownerId } = await getRelease(ctx, id);
  const writes = isMove(state, "submit") || state === "in_review";
  redirect(`/desk/releases/${id}/${writes && may(ctx.actor, "release.edit", { ownerId }) ? "edit" : "publish"}`);
});
