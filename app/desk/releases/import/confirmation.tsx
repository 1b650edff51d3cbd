"use client";
import { useTranslations } from "next-intl";
import { Fragment, useState, useTransition } from "react";
import { directionOf, nameOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import { Button } from "@/ui/button";
import { ToCheck } from "@/ui/glyphs";
import { Note } from "@/ui/note";
import { confirm } from "./actions";
import { ImportedBlock, type Numbered } from "./imported-block";
import type { Reading } from "./reading";
import { WarningLine } from "./warning-line";

/** Both languages facing one another, each block with its language and kind to change. Nothing is kept before. */
export function Confirmation({ reading, onBack }: { reading: Reading; onBack: () => void }) {
  const t = useTranslations("importer");
  const names = useTranslations("languages");
  const [blocks, setBlocks] = useState<Numbered[]>(() => reading.blocks.map((block, id) => ({ ...block, id })));
  const [refused, setRefused] = useState<string>();
  const [isBusy, begin] = useTransition();
  const columns = columnsOf(blocks);
  const lacking = columns.filter(
    ({ own }) =>
      own.filter(({ kind }) => kind === "headline").length !== 1 || !own.some(({ kind }) => bodyKinds.has(kind)),
  );
  const change = (changed: Numbered) =>
    setBlocks((all) => all.map((block) => (block.id === changed.id ? changed : block)));
  const keep = () =>
    begin(async () => {
      const answer = await confirm({ blocks: blocks.map(({ id: _, ...block }) => block) });
      if (answer?.refused) setRefused(answer.says ?? answer.refused);
    });
  return (
    <div className="stack">
      {refused ? (
        <Note look="bad" title={t("refused")} live>
          {refused}
        </Note>
      ) : null}
      <p className="ink2">{t("confirmHint")}</p>
      {reading.warnings.length > 0 ? (
        <section className="note warn" aria-label={t("warnings")}>
          <b className="b">{t("warningCount", { count: reading.warnings.length })}</b>
          <ul className="stack gap-1">
            {reading.warnings.map((warning) => (
              <WarningLine key={`${warning.code} ${warning.lang} ${warning.text}`} warning={warning} />
            ))}
          </ul>
        </section>
      ) : null}
      <div className="imported">
        {columns.map(({ language, own }, index) => (
          <Fragment key={language}>
            {index % 2 === 1 ? <i aria-hidden="true" /> : null}
            <section
              aria-label={names(language)}
              data-side={columns.length === 1 ? "only" : index % 2 === 0 ? "start" : "end"}
            >
              <h2 className="panehead" lang={language} dir={directionOf(language)}>
                <b>{nameOf(language)}</b>
                <span className="num">{own.length}</span>
              </h2>
              {own.map((block) => (
                <ImportedBlock key={block.id} block={block} languages={reading.languages} onChange={change} />
              ))}
            </section>
          </Fragment>
        ))}
      </div>
      <div className="confirmfoot">
        {lacking.length > 0 ? (
          <p className="msg" id="lacking">
            <ToCheck className="c-warn" />
            <span>{t("lacking", { languages: lacking.map(({ language }) => names(language)).join(" · ") })}</span>
          </p>
        ) : null}
        <div className="row w">
          <Button
            look="primary"
            size="big"
            isDisabled={isBusy || lacking.length > 0 || columns.length === 0}
            aria-describedby={lacking.length > 0 ? "lacking" : undefined}
            onPress={keep}
          >
            {t("keep")}
          </Button>
          <Button look="quiet" onPress={onBack}>
            {t("again")}
          </Button>
          <span className="meta">{t("nothingKept")}</span>
        </div>
      </div>
    </div>
  );
}

const bodyKinds = new Set(["lead", "paragraph", "quote", "list", "ordered"]);

/** One column for a language; what reads from the left stands at the left of its pair. */
function columnsOf(blocks: readonly Numbered[]): { language: Language; own: Numbered[] }[] {
  const kept = blocks.filter(({ kind }) => kind !== "skip");
  const order = [...new Set((kept.length > 0 ? kept : blocks).map(({ lang }) => lang))];
  const sorted = order.sort((a, b) => Number(directionOf(a) === "rtl") - Number(directionOf(b) === "rtl"));
  const first = order[0];
  return sorted.map((language) => ({
    language,
    // What is left out stays to be seen, where it was.
    own: blocks.filter(
      ({ lang, kind }) => lang === language || (kind === "skip" && !order.includes(lang) && language === first),
    ),
  }));
}
