import { useTranslations } from "next-intl";
import type { ToldFinding } from "./form-state";
import { SeverityLabel } from "./readiness";

interface Props {
  findings?: readonly ToldFinding[];
  /** Before a place is gone to: where they are told in front of it. */
  onFollow?: () => void;
}

/** What stands in the way of an act that was refused, beneath the refusal: each with the way to its place. */
export function ToldFindings({ findings, onFollow }: Props) {
  const t = useTranslations("common");
  if (!findings || findings.length === 0) return null;
  return (
    <ul className="toldfindings">
      {findings.map(({ id, severity, title, says, passages, href }) => (
        <li key={id}>
          <div className="row w">
            <SeverityLabel severity={severity} />
            <b className="b">{title}</b>
            <a className="lnk end" href={href} onClick={onFollow}>
              {t("toPlace")}
            </a>
          </div>
          {passages.map(({ lang, text }) => (
            <p key={`${lang} ${text}`} className="serif">
              <bdi lang={lang}>
                <mark className="hit">{text.length > 160 ? `${text.slice(0, 150)} …` : text}</mark>
              </bdi>
            </p>
          ))}
          <p className="ink2">{says}</p>
        </li>
      ))}
    </ul>
  );
}
