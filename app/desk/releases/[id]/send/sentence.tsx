import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formattingLocale } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import { languagesOf } from "@/domain/distribution/combination";
import { inWords } from "@/domain/settings/queries";
import { headlineOf } from "../head";
import type { SendProps } from "./props";

interface Props extends SendProps {
  /** When, where it does not wait for the publication. */
  children: ReactNode;
}

/** The sentence to read aloud before anything leaves: what, to how many, in which languages, from whom, when. */
export function Sentence({ release, send, say, children }: Props) {
  const t = useTranslations("send");
  const words = useTranslations("notice.sentence");
  const { says: headline, lang } = headlineOf(release, say.language);
  const count = send.frozenCount ?? 0;
  const waits = send.after === "publication" && release.state === "scheduled" && release.publishAt;
  const parts = {
    count,
    title: () => (
      <bdi className="ti" lang={lang}>
        {headline}
      </bdi>
    ),
    n: () => <b className="num">{say.number(count)}</b>,
    parts: () => <Parts {...{ send, say }} />,
    from: () => (
      <>
        <bdi>{inWords(say.newsroom.senderNames, say.language, say.newsroom.source)}</bdi>{" "}
        <bdi className="ltr em" dir="ltr">
          {send.fromEmail}
        </bdi>
      </>
    ),
    when: () => (waits ? t("withPublication", { time: say.dateTime(waits) }) : children),
  };
  return <p className="say">{send.notice ? words.rich(send.notice, parts) : t.rich("sentence", parts)}</p>;
}

/** 96 in English, 12 in both languages and 118 in Arabic: the largest first, joined as the language joins. */
function Parts({ send, say }: Pick<SendProps, "send" | "say">) {
  const t = useTranslations("send");
  const names = useTranslations("languages");
  const counts = new Map<Language | "several", number>();
  for (const [combination, { frozen }] of Object.entries(send.byCombination)) {
    const [first, ...more] = languagesOf(combination);
    const key = more.length > 0 || !first ? "several" : first;
    counts.set(key, (counts.get(key) ?? 0) + frozen);
  }
  const only = counts.size === 1;
  const said = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([key, frozen]) => {
      const n = say.number(frozen);
      if (key === "several") return only ? t("allBoth") : t("partBoth", { n });
      return only ? t("allIn", { language: names(key) }) : t("partIn", { n, language: names(key) });
    });
  return <>{new Intl.ListFormat(formattingLocale(say.language), { type: "conjunction" }).format(said)}</>;
}
