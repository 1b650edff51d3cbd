import { getTranslations } from "next-intl/server";
import type { Formats } from "@/app/_server/formats";
import { receiverNames } from "@/app/desk/receivers";
import type { Ctx } from "@/domain/context";
import { countBy, largestOf, rest } from "@/domain/distribution/breakdown";
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
          rows={largestOf(outlets, shown).map(({ key, name, nameAr, counts }) => {
            const says = key === "" ? t("noOutlet") : key === rest ? t("otherOutlets") : nameIn(say, name, nameAr);
            return { key, label: says, counts, name: <bdi>{says}</bdi> };
          })}
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
          say={say}
        />
      ) : null}
    </>
  );
}

const nameIn = ({ language }: Formats, name: string | null, nameAr: string | null) =>
  (language === "ar" ? (nameAr ?? name) : name) ?? "";
