import { useTranslations } from "next-intl";
import { directionOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import { placedBlocks } from "@/document/blocks";
import type { PreflightFinding } from "@/document/preflight/finding";
import { versionOf } from "@/domain/releases/content";
import type { ReleaseDetail } from "@/domain/releases/queries";
import { Link } from "@/ui/link";
import { LinkButton } from "@/ui/link-button";
import { Facing } from "@/ui/pair";
import { SeverityLabel } from "@/ui/readiness";
import { findingSays, findingTitle } from "../edit/finding-words";
import { placeHash } from "../edit/place-hash";

/** What stands between a release and the public: each finding with both passages, and the way to the editor. */
export function MustFixList({ release, findings }: { release: ReleaseDetail; findings: PreflightFinding[] }) {
  const t = useTranslations("publish");
  const words = useTranslations("editor");
  const names = useTranslations("languages");
  return (
    <section className="sec strong" aria-labelledby="must-fix">
      <header>
        <h2 className="h2" id="must-fix">
          {t("mustFix")}
        </h2>
        <span className="ink2">{t("mustFixSays", { count: findings.length })}</span>
        <LinkButton href={`/desk/releases/${release.id}/edit`} className="end">
          {t("toEditor")}
        </LinkButton>
      </header>
      <ul>
        {findings.map((finding) => (
          <li key={finding.fingerprint} className="border-line border-t py-3">
            <div className="row mb-1.5 gap-4">
              <SeverityLabel severity={finding.severity} />
              <b className="b">{findingTitle(words, finding)}</b>
              {isInText(finding) ? (
                <span className="meta num">{t("paragraph", { number: finding.paragraph + 1 })}</span>
              ) : null}
              <Link className="lnk end" href={`/desk/releases/${release.id}/edit${placeHash(finding)}`}>
                {t("toPlace")}
              </Link>
            </div>
            {finding.code === "field.missing" ? (
              <MissingField finding={finding} />
            ) : !isInText(finding) ? (
              <p>{findingSays(words, names, finding)}</p>
            ) : (
              <Facing
                en={<Passage release={release} finding={finding} lang="en" />}
                ar={<Passage release={release} finding={finding} lang="ar" />}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A mail that is too large and an hour that is over stand in no paragraph. */
const isInText = ({ sides }: PreflightFinding) => sides.some(({ paragraph }) => paragraph !== null);

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

/** The paragraph of one side with the place marked, cut to what stands around it. */
function Passage({ release, finding, lang }: { release: ReleaseDetail; finding: PreflightFinding; lang: Language }) {
  const side = finding.sides.find((one) => one.lang === lang);
  const version = release.versions.find(({ language }) => language === lang);
  const text = version && side?.paragraph != null ? placedBlocks(versionOf(version))[side.paragraph]?.text : undefined;
  const [from, to] = [Math.max(0, (side?.start ?? 0) - around), (side?.end ?? 0) + around];
  return (
    <p className="serif" lang={lang} dir={directionOf(lang)}>
      {side && text !== undefined && side.end > side.start ? (
        <>
          {from > 0 ? "…" : ""}
          {text.slice(from, side.start)}
          <mark className="hit">{text.slice(side.start, side.end)}</mark>
          {text.slice(side.end, to)}
          {to < text.length ? "…" : ""}
        </>
      ) : (
        <span>{side?.text || "–"}</span>
      )}
    </p>
  );
}

/** Letters that are shown on either side of a marked place. */
const around = 90;
