import { useTranslations } from "next-intl";
import type { Formats } from "@/app/_server/formats";
import type { Language } from "@/base/vocabulary";
import type { ListedRelease as Listed } from "@/domain/releases/queries";
import type { ReadinessOf } from "@/domain/releases/readiness";
import { Missing, MustFix } from "@/ui/glyphs";
import { Link } from "@/ui/link";
import { PairRow } from "@/ui/pair";
import { Readiness } from "@/ui/readiness";
import { ReleaseFact, ReleaseStateLabel } from "@/ui/release-state";
import { Num } from "@/ui/table";

export type ListedRelease = Listed & { readiness?: ReadinessOf; sent?: number };

export function ReleaseRow({ release, say }: { release: ListedRelease; say: Formats }) {
  const t = useTranslations("releases");
  const headline = (language: Language) => release.versions.find((one) => one.language === language)?.headline;
  const side = (language: Language) => {
    const text = headline(language);
    return text ? (
      <Link href={`/desk/releases/${release.id}`}>{text}</Link>
    ) : (
      <Blank language={say.language} id={headline("en") || headline("ar") ? undefined : release.id} />
    );
  };
  const goesOut = release.publishedAt ?? release.publishAt;
  return (
    <tr className="pair">
      <td>
        <PairRow en={side("en")} ar={side("ar")} spine={<Spine release={release} />} />
      </td>
      <td>
        <span className="grid gap-0.5">
          <ReleaseStateLabel state={release.state} />
          {release.embargoUntil && release.state === "scheduled" ? <ReleaseFact fact="embargo" /> : null}
          {release.correctedAt && release.state === "published" ? <ReleaseFact fact="corrected" /> : null}
        </span>
      </td>
      <td className="min-[701px]:max-lg:hidden">
        <span className="row">
          {say.newsroom.languages
            .filter(({ isPublic }) => isPublic)
            .map(({ language }) => (
              <Readiness
                key={language}
                language={language}
                missing={!headline(language)}
                {...release.readiness?.counts[language]}
                short
              />
            ))}
        </span>
      </td>
      <td className="ink2 max-xl:hidden">
        <bdi>{(say.language === "ar" && release.ownerNameAr) || release.ownerName || "–"}</bdi>
      </td>
      <td className="num ink2">
        {goesOut ? (
          <time dateTime={goesOut.toISOString()}>{say.dayTime(goesOut)}</time>
        ) : (
          <span className="max-sm:hidden">–</span>
        )}
      </td>
      <Num className="max-lg:hidden">
        {release.sent ? <Link href={`/desk/releases/${release.id}/report`}>{say.number(release.sent)}</Link> : "–"}
        <span className="vh"> {t("sent")}</span>
      </Num>
    </tr>
  );
}

/** Says that nothing is written on this side, in the language of the interface. */
function Blank({ language, id }: { language: string; id?: string }) {
  const t = useTranslations("releases");
  const words = (
    <span className="miss" lang={language} dir="auto">
      {t(id ? "untitled" : "notStarted")}
    </span>
  );
  return id ? <Link href={`/desk/releases/${id}`}>{words}</Link> : words;
}

/** What stands between the two headlines: the values that differ, a missing side, what is to fix, or a dot. */
function Spine({ release: { versions, readiness } }: { release: ListedRelease }) {
  const t = useTranslations("releases");
  const ready = useTranslations("state.ready");
  const [left, right] = readiness?.differing ?? [];
  if (left && right)
    return (
      <span className="nn num" role="img" aria-label={t("differs", { left: left.text, right: right.text })}>
        <bdi>{left.text}</bdi>
        <bdi>{right.text}</bdi>
      </span>
    );
  if (versions.filter(({ headline }) => headline).length < 2) return <Missing className="c-warn" />;
  const mustFix = Math.max(0, ...Object.values(readiness?.counts ?? {}).map((of) => of.mustFix));
  return mustFix > 0 ? (
    <span role="img" aria-label={ready("mustFix", { count: mustFix })}>
      <MustFix className="c-bad" />
    </span>
  ) : (
    <i className="dot" />
  );
}
