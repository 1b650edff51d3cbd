import { useTranslations } from "next-intl";
import { nameOf } from "@/base/locale";
import { urlsOf } from "@/domain/publication/publish";
import type { ReleaseDetail } from "@/domain/releases/queries";
import { CopyButton } from "@/ui/copy-button";

/** Where the public finds it: an address for each language that is out or will be. */
export function Addresses({ release, title }: { release: ReleaseDetail; title: string }) {
  const t = useTranslations("publish");
  const names = useTranslations("languages");
  const urls = urlsOf(release, release.versions);
  return (
    <section aria-label={title}>
      <h3 className="h3">{title}</h3>
      <ul>
        {release.versions.map(({ language }) => {
          const url = urls[language];
          return url ? (
            <li key={language} className="address">
              <span lang={language}>{nameOf(language)}</span>
              <a href={url} className="ltr relay" dir="ltr">
                {url}
              </a>
              <span className="end">
                <CopyButton text={url} label={t("copyAddress", { language: names(language) })} />
              </span>
            </li>
          ) : null;
        })}
      </ul>
    </section>
  );
}
