import { redirect } from "next/navigation";
import { formats } from "@/app/_server/formats";
import { pageOf } from "@/app/_server/page-of";
import { requireCtx } from "@/app/_server/session";
import { planOf } from "@/domain/distribution/day-plan";
import { getSend } from "@/domain/distribution/queries";
import { findSendOf, snapshotOf } from "@/domain/distribution/send-view";
import { getRelease } from "@/domain/releases/queries";
import { isSteppedUp } from "@/domain/staff/recent-proof";
import { SendFrame } from "../send-frame";
import { NotBegun } from "./not-begun";
import { UnderWay } from "./under-way";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ send?: string }>;
}

const notBegun: readonly string[] = ["draft", "freezing", "ready", "scheduled"];

export default pageOf(async function Send({ params, searchParams }: Props) {
  const ctx = await requireCtx("send");
  const { id } = await params;
  const [release, say] = [await getRelease(ctx, id), await formats(ctx)];
  const sendId = await findSendOf(ctx, id, (await searchParams).send);
  if (!sendId) redirect(`/desk/releases/${id}/audience`);
  // The news is compared with the snapshot: read first, it is never newer than what is drawn around it.
  const snapshot = await snapshotOf(ctx, sendId);
  if (!snapshot) redirect(`/desk/releases/${id}/audience`);
  const send = await getSend(ctx, sendId);
  const waitsUntil = send.scheduledAt ?? (send.after === "publication" ? release.publishAt : null);
  const plan = await planOf(ctx, { ...send, scheduledAt: waitsUntil });
  const props = { release, send, snapshot, plan, say, now: ctx.now };

  return (
    <SendFrame release={release} say={say} step={notBegun.includes(send.state) ? 2 : 3}>
      {notBegun.includes(send.state) ? (
        <NotBegun {...props} asksProof={!isSteppedUp(ctx)} />
      ) : (
        <UnderWay {...props} ctx={ctx} />
      )}
    </SendFrame>
  );
});
