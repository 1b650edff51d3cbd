"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { DropFile } from "@/ui/drop-file";
import { Note } from "@/ui/note";
import { TextArea } from "@/ui/text-field";
import { SkeletonRows } from "@/ui/waiting";
import { Confirmation } from "./confirmation";
import type { Reading } from "./reading";

const largestFile = 20 * 1024 * 1024;

/** A text is given, taken apart, looked at, and only then kept. */
export function Importer() {
  const t = useTranslations("importer");
  const [text, setText] = useState("");
  const [reading, setReading] = useState<Reading>();
  const [refused, setRefused] = useState<string>();
  const [isEmpty, setEmpty] = useState(false);
  const [isBusy, setBusy] = useState(false);

  const read = async (given: { text: string } | { file: File }) => {
    // Told at once, not after the upload; the server asks again.
    if ("file" in given && given.file.size > largestFile) return setRefused(t("tooLarge"));
    setBusy(true);
    setRefused(undefined);
    const answer = await ask(given);
    setBusy(false);
    if (answer === null) setRefused(t("unreachable"));
    else if ("refused" in answer) setRefused(answer.refused);
    else setReading(answer);
  };

  if (reading) return <Confirmation reading={reading} onBack={() => setReading(undefined)} />;
  return (
    <div className="stack">
      {refused ? (
        <Note look="bad" title={t("refused")} live>
          {refused}
        </Note>
      ) : null}
      {isBusy ? <SkeletonRows rows={4} /> : null}
      <div className="ways" hidden={isBusy}>
        <form
          className="sec strong stack"
          onSubmit={(event) => {
            event.preventDefault();
            setEmpty(!text.trim());
            if (text.trim()) void read({ text });
            else event.currentTarget.querySelector("textarea")?.focus();
          }}
        >
          <TextArea
            name="text"
            label={t("pasteHere")}
            hint={t("pasteHint")}
            error={isEmpty && !text.trim() ? t("empty") : undefined}
            dir="auto"
            rows={14}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <div>
            <Button type="submit" look="primary">
              {t("takeApart")}
            </Button>
          </div>
        </form>
        <section className="sec strong stack">
          <h2 className="lab">{t("orFile")}</h2>
          <DropFile
            accept={[".docx", ".txt", ".html", ".htm"]}
            hint={t("fileHint")}
            onFile={(file) => void read({ file })}
          />
        </section>
      </div>
    </div>
  );
}

/** Null where nobody answered. */
async function ask(given: { text: string } | { file: File }): Promise<Reading | { refused: string } | null> {
  const form = new FormData();
  if ("text" in given) form.set("text", given.text);
  else form.set("file", given.file);
  try {
    const response = await fetch("/desk/releases/import/read", { method: "POST", body: form });
    if (response.status >= 500) return null;
    // Our own route answers in one of these shapes.
    return (await response.json()) as Reading | { refused: string };
  } catch {
    return null;
  }
}
