"use client";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { nameOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import { Button } from "@/ui/button";
import { wordsLanguage } from "./pane-words";
import { PaneToolbar } from "./toolbar";
import type { Pane } from "./use-pane";

interface Props {
  pane: Pane;
  words: number;
  foreign: Language;
}

/** Words a minute that a reader takes: both languages measure alike within a few words. */
const pace = 220;

/** The head of a page, in its own language and direction: name, length, who wrote last; the tools beneath. */
export function PaneHead({ pane, words, foreign }: Props) {
  const t = useTranslations("editor.pane");
  const { version, save, editor } = pane;
  const lang = wordsLanguage(version.language);
  return (
    <div className="panetop" lang={lang} dir={version.dir}>
      <div className="panehead">
        <b lang={version.language}>{nameOf(version.language)}</b>
        {version.absent ? null : (
          <>
            <span className="num">
              {t("words", { count: words })} · {t("minutes", { count: Math.max(1, Math.round(words / pace)) })}
            </span>
            <span className="end">
              <bdi>{save.by}</bdi>
              {lang === "ar" ? "، " : ", "}
              <bdi>{save.at}</bdi>
            </span>
          </>
        )}
      </div>
      {editor && !version.absent ? <PaneToolbar editor={editor} language={version.language} foreign={foreign} /> : null}
    </div>
  );
}

/** Why a text cannot be written in, and what to do about it. */
export function ClosedNote({ pane, onUnlock }: { pane: Pane; onUnlock: () => void }) {
  const t = useTranslations("editor.pane");
  const { version, isOpen, isApproved } = pane;
  if (isOpen || version.absent) return null;
  return (
    <p className="note closed" lang={wordsLanguage(version.language)}>
      <Lock className="i s" aria-hidden="true" />
      <span>{version.closed ? t(`closed.${version.closed}`) : t("approved", { name: version.approvedBy ?? "" })}</span>
      {!version.closed && isApproved ? (
        <Button look="quiet" onPress={onUnlock}>
          {t("unlock")}
        </Button>
      ) : null}
    </p>
  );
}
