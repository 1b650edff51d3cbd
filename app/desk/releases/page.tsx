import { getTranslations } from "next-intl/server";
import { Desk } from "@/app/_server/desk";
import { formats } from "@/app/_server/formats";
import { requireCtx } from "@/app/_server/session";
import type { Query } from "@/app/desk/query";
import { sentCounts } from "@/domain/distribution/sent-counts";
import { countReleases, listedPerPage, listReleases } from "@/domain/releases/queries";
import { readinessOf } from "@/domain/releases/readiness";
import { Pager } from "@/ui/pager";
import { Empty } from "./empty";
import { listHref, readFilter } from "./filter";
import { Filters } from "./filters";
import { ReleaseTable } from "./release-table";
import { Views } from "./views";

export default async function Releases({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await requireCtx();
  const filter = readFilter(await searchParams);
  const [list, counts] = await Promise.all([
    listReleases(ctx, { ...filter, ownerId: filter.mine ? ctx.actor.id : undefined }),
    countReleases(ctx, ctx.actor.id),
  ]);
  const ids = list.releases.map(({ id }) => id);
  const [readiness, sent] = await Promise.all([readinessOf(ctx, ids), sentCounts(ctx, ids)]);
  const [t, count] = [await getTranslations("releases"), await getTranslations("count")];
  const total = counts.all;

  return (
    <Desk current="releases" crumbs={[{ says: t("title") }]}>
      <div className="head mb-3">
        <h1 className="h1">{t("title")}</h1>
        <span className="meta num pb-1">{count("releases", { count: total })}</span>
      </div>
      {total === 0 ? (
        <Empty />
      ) : (
        <>
          <Views filter={filter} counts={counts} />
          <Filters filter={filter} />
          <ReleaseTable
            rows={list.releases.map((release) => ({
              ...release,
              readiness: readiness.get(release.id),
              sent: sent.get(release.id),
            }))}
            filter={filter}
            say={await formats(ctx)}
          />
          <Pager
            page={list.page}
            pages={Math.ceil(list.total / listedPerPage)}
            href={(page) => listHref({ ...filter, page })}
          />
        </>
      )}
    </Desk>
  );
}
