"use client";
import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldMessage } from "@/ui/field";

/** The browser's own file field, laid unseen over a place to drop: it works by click, key, drag and without script. */
export function FileField({ error, onChange }: { error?: string; onChange: () => void }) {
  const t = useTranslations("contactImport");
  const words = useTranslations("common");
  const [name, setName] = useState<string>();
  return (
    <div className={error ? "field err" : "field"}>
      <label htmlFor="file">{t("choose")}</label>
      <FieldMessage id="file-error" says={error} />
      <div className="drop relative focus-within:outline-2 focus-within:outline-offset-2">
        <FileUp className="i" aria-hidden="true" />
        {name ? <bdi className="b">{name}</bdi> : <span>{words("dropFile")}</span>}
        <span className="btn" aria-hidden="true">
          {words("chooseFile")}
        </span>
        <input
          id="file"
          name="file"
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          className="absolute inset-0 size-full cursor-pointer opacity-0"
          aria-describedby={error ? "file-error file-hint" : "file-hint"}
          aria-invalid={error ? true : undefined}
          onChange={(event) => {
            setName(event.target.files?.[0]?.name);
            onChange();
          }}
        />
        <span className="hint" id="file-hint">
          {t("chooseHint")}
        </span>
      </div>
    </div>
  );
}
