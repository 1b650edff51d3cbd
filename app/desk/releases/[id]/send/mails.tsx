import { useTranslations } from "next-intl";
import { formattingLocale } from "@/base/locale";
import { languagesOf } from "@/domain/distribution/combination";
import { previewToken } from "@/domain/newsroom/preview";
import type { SendProps } from "./props";

const hour = 3_600_000;

/** The mails of a send that is ready, each to be looked at before anybody has it. */
export function Mails({ release, send, now, say }: Pick<SendProps, "release" | "send" | "now" | "say">) {
  const t = useTranslations("preparedMail");
  const names = useTranslations("languages");
  const address = `/preview/${previewToken(release.id, new Date(now.getTime() + hour))}/mail/${send.id}`;
  return (
    <section className="my-7">
      <h2 className="h2">{t("title")}</h2>
      <p className="ink2 mb-3">{t("says")}</p>
      {send.mails.map(({ combination, subject }) => {
        const languages = languagesOf(combination);
        const named = new Intl.ListFormat(formattingLocale(say.language), { type: "conjunction" }).format(
          languages.map((one) => names(one)),
        );
        return (
          <details key={combination} className="preparedmail">
            <summary>
              <span>{named}</span>
              <bdi className="b" lang={languages[0]}>
                {subject}
              </bdi>
            </summary>
            <iframe
              className="previewframe"
              loading="lazy"
              sandbox=""
              title={t("frame", { languages: named })}
              src={`${address}/${encodeURIComponent(combination)}`}
            />
          </details>
        );
      })}
    </section>
  );
}
