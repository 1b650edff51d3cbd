import { useTranslations } from "next-intl";
import type { Formats } from "@/app/_server/formats";
import { directionOf, nameOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import type { AudienceCounts } from "@/domain/distribution/audience";
import { languagesOf } from "@/domain/distribution/combination";
import type { Audience } from "@/domain/distribution/input";

interface Props {
  counts: AudienceCounts | null;
  audience: Audience;
  /** Places on the chosen lists, people on several of them counted several times. */
  memberships: number;
  say: Formats;
}

/** The audience as an account: who is on the lists, who is taken off and why, who is left. */
export function Ledger({ counts, audience, memberships, say }: Props) {
  const t = useTranslations("audience");
  const names = useTranslations("languages");
  const less = (n: number) => `−${say.number(n)}`;
  const skipped = audience.skipsOtherLanguages ? (counts?.otherLanguage ?? 0) : 0;
  const lines: [string, number][] = counts
    ? [
        [t("twice"), memberships - counts.union],
        [t("unsubscribed"), counts.suppressed.unsubscribed],
        [t("bounced"), counts.suppressed.bounced],
        [t("complained"), counts.suppressed.complained],
        [t("staff"), counts.suppressed.staff],
        [t("paused"), counts.suppressed.paused],
        [t("already"), counts.already],
        [t("leftOut"), counts.leftOut],
        [t("languageLacking"), skipped],
      ]
    : [];
  return (
    <section aria-label={t("account")}>
      <dl className="led num">
        <div>
          <dt>{t("onLists", { count: audience.listIds.length })}</dt>
          <dd>{say.number(memberships)}</dd>
        </div>
        {lines.map(([says, n]) =>
          n > 0 ? (
            <div key={says}>
              <dt>{says}</dt>
              <dd>{less(n)}</dd>
            </div>
          ) : null,
        )}
        <div className="tot">
          <dt className="b">{t("will")}</dt>
          <dd>{say.number(counts?.total ?? 0)}</dd>
        </div>
      </dl>
      <p className="vh">{t("announce", { count: counts?.total ?? 0 })}</p>
      <Sides counts={counts} say={say} />
      {counts && counts.otherLanguage > 0 && !audience.skipsOtherLanguages ? (
        <p className="meta mt-3">
          {t("ofThemSource", { count: counts.otherLanguage, language: names(say.newsroom.source) })}
        </p>
      ) : null}
    </section>
  );
}

/** How many get a mail in one language, English left and Arabic right; those in several beneath. */
function Sides({ counts, say }: Pick<Props, "counts" | "say">) {
  const all = Object.entries(counts?.byCombination ?? {});
  const n = (combination: string) => counts?.byCombination[combination] ?? 0;
  const other = all.filter(([combination]) => combination !== "en" && combination !== "ar");
  const side = (language: Language) => (
    <div lang={language} dir={directionOf(language)} className="text-end">
      <span className="fig">{say.number(n(language))}</span>
      <div className="meta">{nameOf(language)}</div>
    </div>
  );
  return (
    <>
      <div className="sides">
        {side("en")}
        <i />
        {side("ar")}
      </div>
      {other.length > 0 ? (
        <dl className="led num mt-4">
          {other.map(([combination, count]) => (
            <div key={combination}>
              <dt className="row">
                {languagesOf(combination).map((language, at) => (
                  <span key={language}>
                    {at > 0 ? "+ " : ""}
                    <bdi lang={language}>{nameOf(language)}</bdi>
                  </span>
                ))}
              </dt>
              <dd>{say.number(count)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  );
}
