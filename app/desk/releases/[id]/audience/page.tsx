import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { Desk } from "@/app/_server/desk";
import { formats } from "@/app/_server/formats";
import { requireCtx } from "@/app/_server/session";
import type { Query } from "@/app/desk/query";
import { listLists } from "@/domain/contacts/queries";
import { countAudience, sampleAudience } from "@/domain/distribution/audience";
import { findOpenSend } from "@/domain/distribution/send-view";
import { getRelease } from "@/domain/releases/queries";
import { StepsLine } from "@/ui/steps-line";
import { headlineOf } from "../head";
import { Parts } from "../parts";
import { create } from "./actions";
import { AudienceForm } from "./audience-form";
import { readAudience } from "./choice";
import { Ledger } from "./ledger";
import { NoLists, NotReady, OpenSend } from "./not-yet";
import { Sample } from "./sample";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Query>;
}

export default async function Audience({ params, searchParams }: Props) {
  const ctx = await requireCtx("send");
  const [{ id }, query] = [await params, await searchParams];
  const [release, lists, say] = [await getRelease(ctx, id), await listLists(ctx), await formats(ctx)];
  const open = await findOpenSend(ctx, id);
  const t = await getTranslations();
  const isSendable = ["approved", "scheduled", "published"].includes(release.state);
  const audience = readAudience(query, id, lists);
  const counts = isSendable && audience.listIds.length > 0 ? await countAudience(ctx, audience) : null;

  return (
    <Desk
      current="releases"
      crumbs={[
        { says: t("releases.title"), href: "/desk/releases" },
        { ...headlineOf(release, say.language), href: `/desk/releases/${id}` },
        { says: t("audience.crumb") },
      ]}
    >
      <Parts id={id} current="send" />
      <StepsLine
        label={t("audience.steps")}
        steps={[t("audience.step1"), t("audience.step2"), t("audience.step3"), t("audience.step4")]}
        current={0}
      />
      <div className="head mb-4">
        <h1 className="h1">{t("audience.title")}</h1>
      </div>
      {!isSendable ? (
        <NotReady id={id} />
      ) : lists.length === 0 ? (
        <NoLists />
      ) : (
        <>
          {open ? <OpenSend id={id} send={open} /> : null}
          <AudienceForm
            action={create}
            audience={audience}
            lists={lists}
            languages={say.newsroom.languages.filter(({ isPublic }) => isPublic).map(({ language }) => language)}
            idempotencyKey={randomUUID()}
            total={counts?.total ?? 0}
          >
            <Ledger
              counts={counts}
              audience={audience}
              memberships={lists
                .filter((one) => audience.listIds.includes(one.id))
                .reduce((n, one) => n + one.members, 0)}
              say={say}
            />
          </AudienceForm>
          {counts && counts.total > 0 ? (
            <Sample people={query.sample ? await sampleAudience(ctx, audience) : null} query={query} />
          ) : null}
        </>
      )}
    </Desk>
  );
}
