"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { ErrorSummary } from "@/ui/error-summary";
import { LinkButton } from "@/ui/link-button";
import { StepsLine } from "@/ui/steps-line";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-field";
import { type FormAction, useActionForm } from "@/ui/use-action-form";
import { Columns } from "./columns";
import { FileField } from "./file-field";
import type { ToldImport } from "./told";
import { Verdicts } from "./verdicts";

interface Props {
  action: FormAction;
  lists: string[];
  chosenList?: string;
}

/** One form from file to contacts: checked first, with a verdict for each row, then written as a whole. */
export function ImportForm({ action, lists, chosenList }: Props) {
  const t = useTranslations("contactImport");
  const { form, state, errors, heading, errorOf } = useActionForm(action, {
    "file-missing": "file",
    "file-too-large": "file",
    "file-unreadable": "file",
    "encoding-unknown": "file",
    "nothing-to-import": "file",
    "column-missing": "file",
  });
  const told = readTold(state.told?.imported);
  // What was checked is that file and no other: a new choice begins anew.
  const [stale, setStale] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  const shown = stale ? undefined : told;
  const writes = shown ? shown.counts.created + shown.counts.updated + shown.counts.suppressed : 0;
  const step = shown?.written ? 2 : shown ? 1 : 0;

  return (
    <form {...form} ref={box} onSubmit={() => setStale(false)}>
      <StepsLine label={t("steps")} steps={[t("file"), t("checkStep"), t("doneStep")]} current={step} />
      <div className="head mb-4">
        <h1 className="h1">{shown?.written ? t("done") : shown ? t("whatFound") : t("title")}</h1>
      </div>
      <ErrorSummary errors={errors} heading={heading} />
      <div className={step === 2 ? "hidden" : "aside"}>
        <div className="grid gap-5">
          <FileField error={errorOf("file")} onChange={() => setStale(true)} />
          <TextField
            name="list"
            label={t("list")}
            hint={t("listHint")}
            error={errorOf("list")}
            list="lists"
            defaultValue={chosenList}
            dir="auto"
            maxLength={120}
          />
          <datalist id="lists">
            {lists.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
        <Columns />
      </div>
      {shown ? <Verdicts told={shown} /> : null}
      <div className="row w mt-6 gap-4">
        {shown?.written ? (
          <>
            <LinkButton href="/desk/contacts" look="primary" size="big">
              {t("toContacts")}
            </LinkButton>
            <LinkButton href="/desk/contacts/import" size="big" onClick={() => location.reload()}>
              {t("other")}
            </LinkButton>
          </>
        ) : shown && writes > 0 ? (
          <>
            <SubmitButton name="step" value="import" size="big" busy={t("importing")}>
              {t("import", { count: shown.counts.created + shown.counts.updated })}
            </SubmitButton>
            <SubmitButton name="step" value="check" look="plain" size="big" busy={t("checking")}>
              {t("check")}
            </SubmitButton>
            <span className="meta">{t("oneTransaction")}</span>
          </>
        ) : (
          <>
            <SubmitButton name="step" value="check" size="big" busy={t("checking")}>
              {t("check")}
            </SubmitButton>
            <span className="meta">{shown ? t("nothing") : t("nothingYet")}</span>
          </>
        )}
      </div>
    </form>
  );
}

// Written by our own action, read back unchanged.
const readTold = (text: string | string[] | undefined): ToldImport | undefined =>
  typeof text === "string" ? (JSON.parse(text) as ToldImport) : undefined;
