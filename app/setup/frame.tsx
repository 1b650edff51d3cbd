import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { setLanguage } from "@/app/_server/choices";
import { interfaceLanguage } from "@/app/_server/words";
import { Tick } from "@/ui/glyphs";
import { LanguageToggle } from "@/ui/language-toggle";
import { Wordmark } from "@/ui/mark";

export const steps = ["account", "newsroom", "languages", "time", "mail"] as const;

interface Props {
  /** 1 to 5. */
  step: number;
  title: string;
  lead: string;
  children: ReactNode;
}

/** A step of the set-up beside the list of all five. */
export async function SetUpFrame({ step, title, lead, children }: Props) {
  const [t, language] = await Promise.all([getTranslations("setup"), interfaceLanguage()]);
  return (
    <div className="setup">
      <aside aria-label={t("title")}>
        <Wordmark />
        <ol className="steps num mt-10">
          {steps.map((name, at) => (
            <li
              key={name}
              className={at + 1 < step ? "done" : undefined}
              aria-current={at + 1 === step ? "step" : undefined}
            >
              {at + 1 < step ? <Tick className="c-ok" /> : <span>{at + 1}</span>}
              <span>{t(name)}</span>
            </li>
          ))}
        </ol>
        {step > 1 ? <p className="meta mt-6 max-md:hidden">{t("resume")}</p> : null}
      </aside>
      <main>
        <div className="row">
          <p className="meta num">{t("step", { step })}</p>
          <span className="end">
            <LanguageToggle language={language} setLanguage={setLanguage} />
          </span>
        </div>
        <h1 className="h1 mt-1 mb-1.5">{title}</h1>
        <p className="ink2 mb-7">{lead}</p>
        {children}
      </main>
    </div>
  );
}
