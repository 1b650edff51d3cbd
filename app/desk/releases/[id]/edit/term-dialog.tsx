"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { directionOf, nameOf } from "@/base/locale";
import { glossaryKinds, type Language } from "@/base/vocabulary";
import { Button } from "@/ui/button";
import { Dialog, DialogActs } from "@/ui/dialog";
import { Note } from "@/ui/note";
import { notify } from "@/ui/notices";
import { SelectField } from "@/ui/select-field";
import { TextArea } from "@/ui/text-field";
import { addTerm } from "./actions";
import type { Term } from "./use-acts";
import type { Pane } from "./use-pane";

interface Props {
  term: Term;
  panes: readonly [Pane, Pane];
  onClose: () => void;
}

/** Names of one thing in the languages on screen, and in any other that the glossary already has for it. */
export function TermDialog({ term, panes, onClose }: Props) {
  const t = useTranslations("panel");
  const [refused, setRefused] = useState<string>();
  const [isBusy, begin] = useTransition();
  // Names come from the glossary or from the pages: their keys are languages.
  const named = Object.keys(term.names) as Language[];
  const languages = [...new Set([...panes.map(({ version }) => version.language), ...named])];
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    begin(async () => {
      const answer = await addTerm(form);
      if (answer.refused) return setRefused(answer.says ?? Object.values(answer.fields ?? {})[0] ?? answer.refused);
      notify(t("termKept"));
      onClose();
    });
  };
  return (
    <Dialog title={t("keepTerm")} isOpen onOpenChange={onClose}>
      {(close) => (
        <form onSubmit={send} className="grid gap-4 pt-3">
          {refused ? (
            <Note look="bad" live>
              {refused}
            </Note>
          ) : null}
          {term.id ? <input type="hidden" name="id" value={term.id} /> : null}
          <SelectField
            name="kind"
            label={t("termKind")}
            defaultValue={term.kind}
            choices={glossaryKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          <p className="hint m-0">{t("namesHint")}</p>
          {languages.map((language) => (
            <TextArea
              key={language}
              name={`names.${language}`}
              label={nameOf(language)}
              defaultValue={term.names[language]}
              lang={language}
              dir={directionOf(language)}
              rows={2}
              maxLength={4000}
            />
          ))}
          <DialogActs>
            <Button type="submit" look="primary" isDisabled={isBusy} data-primary>
              {t("keep")}
            </Button>
            <Button onPress={close}>{t("cancel")}</Button>
          </DialogActs>
        </form>
      )}
    </Dialog>
  );
}
