import { getTranslations } from "next-intl/server";
import type { Formats } from "@/app/_server/formats";
import { receiverNames } from "@/app/desk/receivers";
import type { Ctx } from "@/domain/context";
import { type CountedPart, countBy } from "@/domain/distribution/breakdown";
import type { SendDetail } from "@/domain/distribution/queries";
import { CountsTable } from "./counts-table";

/** More outlets than these are put together: a table of hundreds answers no question. */
const shown = 12;

interface Props {
  ctx: Ctx;
  send: SendDetail;
  say: Formats;
}

/** The counts by outlet, and by the mail system that stands behind the addresses. */
export async function ByReceiver({ ctx, send, say }: Props) {
  const t = await getTranslations("breakdown");
  const [outlets, lanes] = [await countBy(ctx, send.id, "outlet"), await countBy(ctx, send.id, "lane")];
  const laneName = (key: string) => receiverNames.get(key) ?? (key === "other" ? t("otherLanes") : key);
  return (
    <>
      {outlets.some(({ key }) => key !== "") ? (
        <CountsTable
          title={t("byOutlet")}
          part={t("outlet")}
          rows={together(outlets).map(({ key, name, nameAr, counts }) => {
            const says = key === "" ? t("noOutlet") : key === rest ? t("otherOutlets") : nameIn(say, name, nameAr);
            return { key, label: says, counts, name: <bdi>{says}</bdi> };
          })}
          total={send.counts}
          say={say}
        />
      ) : null}
      {lanes.length > 1 ? (
        <CountsTable
          title={t("byLane")}
          part={t("laneOf")}
          rows={lanes.map(({ key, counts }) => ({
            key,
            label: laneName(key),
            name: <bdi>{laneName(key)}</bdi>,
            counts,
          }))}
          total={send.counts}
          say={say}
        />
      ) : null}
    </>
  );
}

const rest = "rest";
const nameIn = ({ language }: Formats, name: string | null, nameAr: string | null) =>
  (language === "ar" ? (nameAr ?? name) : name) ?? "";

/** The largest by themselves, the others as one, so that the parts still add up. */
function together(parts: CountedPart[]): CountedPart[] {
  const [first, more] = [parts.slice(0, shown), parts.slice(shown)];
  const [one, ...others] = more;
  if (!one || others.length === 0) return parts;
  const counts = { ...one.counts };
  // Each key is a count.
  const keys = Object.keys(counts) as (keyof typeof counts)[];
  for (const other of others) for (const key of keys) counts[key] += other.counts[key];
  return [...first, { key: rest, name: null, nameAr: null, counts }];
}
