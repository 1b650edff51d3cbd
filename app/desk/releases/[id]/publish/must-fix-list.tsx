import { useTranslations } from "next-intl";
import { directionOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import type { PreflightFinding } from "@/document/preflight";
import { LinkButton } from "@/ui/link-button";
import { Facing } from "@/ui/pair";
import { SeverityLabel } from "@/ui/readiness";

/** What stands between a release and the public: each finding with both passages, and the way to the editor. */
export function MustFixList({ id, findings }: { id: string; findings: PreflightFinding[] }) {
  const t = useTranslations("publish");
  return (
    <section className="sec strong" aria-labelledby="must-fix">
      <header>
        <h2 className="h2" id="must-fix">
          {t("mustFix")}
        </h2>
        <span className="ink2">{t("mustFixSays", { count: findings.length })}</span>
        <LinkButton href={`/desk/releases/${id}/edit`} className="end">
          {t("toEditor")}
        </LinkButton>
      </header>
      <ul>
        {findings.map((finding) => (
          <li key={finding.fingerprint} className="border-line border-t py-3">
            <div className="row mb-1.5 gap-4">
              <SeverityLabel severity={finding.severity} />
              {finding.code === "field.missing" ? null : (
                <span className="meta num">{t("paragraph", { number: finding.paragraph + 1 })}</span>
              )}
            </div>
            {finding.code === "field.missing" ? (
              <MissingField finding={finding} />
            ) : (
              <Facing en={<Passage finding={finding} lang="en" />} ar={<Passage finding={finding} lang="ar" />} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function MissingField({ finding: { sides } }: { finding: PreflightFinding }) {
  const t = useTranslations("publish");
  const names = useTranslations("languages");
  const [side] = sides;
  if (!side) return null;
  return (
    <p>
      {names(side.lang)}: {t("fieldMissing", { field: t(side.text === "headline" ? "headline" : "lead") })}
    </p>
  );
}

function Passage({ finding, lang }: { finding: PreflightFinding; lang: Language }) {
  const text = finding.sides.find((side) => side.lang === lang)?.text;
  return (
    <p className="serif" lang={lang} dir={directionOf(lang)}>
      {text ? <span className="hit">{text}</span> : <span aria-hidden="true">–</span>}
    </p>
  );
}
