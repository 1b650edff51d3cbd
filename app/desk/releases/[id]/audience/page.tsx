import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { formats } from "@/app/_server/formats";
import { pageOf } from "@/app/_server/page-of";
import { requireCtx } from "@/app/_server/session";
import { oneOf, type Query } from "@/app/desk/query";
import { readAddress } from "@/domain/contacts/address";
import { listLists } from "@/domain/contacts/queries";
import type { Ctx } from "@/domain/context";
import { countAudience, sampleAudience } from "@/domain/distribution/audience";
import { changeSinceLastUse } from "@/domain/distribution/audience-change";
import type { Audience as AudienceInput } from "@/domain/distribution/input";
import { getSend } from "@/domain/distribution/queries";
import { findChangeable, findOpenSend } from "@/domain/distribution/send-view";
import { getRelease } from "@/domain/releases/queries";
import { SendFrame } from "../send-frame";
import { create } from "./actions";
import { AudienceForm } from "./audience-form";
import { audienceHref, readAudience } from "./choice";
import { Ledger } from "./ledger";
import { NoLists, NotReady, OpenSend } from "./not-yet";
import { Sample } from "./sample";
import { SinceLastUse } from "./since-last-use";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Query>;
}

export default pageOf(async function Audience({ params, searchParams }: Props) {
  const ctx = await requireCtx("send");
  const [{ id }, query] = [await params, await searchParams];
  const [release, lists, say] = [await getRelease(ctx, id), await listLists(ctx), await formats(ctx)];
  const open = await findOpenSend(ctx, id);
  const t = await getTranslations("audience");
  const isSendable = ["approved", "scheduled", "published"].includes(release.state);
  const changed = await findChangeable(ctx, id, oneOf(query.sendId));
  const audience = readAudience(query, id, lists, changed);
  const { counts, change, people } = await countsOf(ctx, audience, isSendable && audience.listIds.length > 0, query);

  return (
    <SendFrame release={release} say={say} step={0}>
      <div className="head mb-4">
        <h1 className="h1">{t("title")}</h1>
      </div>
      {!isSendable ? (
        <NotReady id={id} />
      ) : lists.length === 0 ? (
        <NoLists />
      ) : (
        <>
          {open ? (
            <OpenSend
              id={id}
              send={open}
              isChanged={open.id === changed}
              href={open.state === "draft" ? audienceHref(await getSend(ctx, open.id)) : undefined}
            />
          ) : null}
          <AudienceForm
            // Its fields keep what they were born with: another send's choice, or none, needs new ones.
            key={audience.sendId ?? "new"}
            action={create}
            audience={audience}
            lists={lists}
            languages={say.newsroom.languages.filter(({ isPublic }) => isPublic).map(({ language }) => language)}
            idempotencyKey={randomUUID()}
            total={counts?.total ?? 0}
            tracksClicks={oneOf(query.tracksClicks) === "1"}
          >
            <Ledger
              counts={counts}
              audience={audience}
              memberships={lists
                .filter((one) => audience.listIds.includes(one.id))
                .reduce((n, one) => n + one.members, 0)}
              say={say}
            />
            {change ? <SinceLastUse change={change} say={say} /> : null}
          </AudienceForm>
          {counts && counts.total > 0 ? <Sample people={people} query={query} /> : null}
        </>
      )}
    </SendFrame>
  );
});

/** An address that cannot be read is said by the form; until then it counts nobody. */
async function countsOf(ctx: Ctx, audience: AudienceInput, asks: boolean, query: Query) {
  if (!asks) return { counts: null, change: null, people: null };
  const leftOut = audience.leftOut?.filter((one) => readAddress(one));
  const counts = await countAudience(ctx, { ...audience, leftOut });
  const change = await changeSinceLastUse(ctx, audience, counts);
  return { counts, change, people: query.sample ? await sampleAudience(ctx, { ...audience, leftOut }) : null };
}
