"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Note } from "@/ui/note";
import { notify } from "@/ui/notices";
import { Segments } from "@/ui/tabs";
import { SkeletonRows } from "@/ui/waiting";
import type { RevisionLine, RevisionText, SavedText, SaveReply } from "./edit-release";
import { ReadText } from "./read-text";
import type { Pane } from "./use-pane";

interface Props {
  releaseId: string;
  panes: readonly Pane[];
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  onRestored: (saved: SavedText) => void;
}

/** The revisions of each language: who, when, why; one to read, and to restore as a new one. */
export function History({ releaseId, panes, isOpen, onOpenChange, onRestored }: Props) {
  const t = useTranslations("history");
  const names = useTranslations("languages");
  const written = panes.filter(({ version }) => !version.absent);
  const [language, setLanguage] = useState(written[0]?.version.language ?? "en");
  const [lines, setLines] = useState<RevisionLine[] | "failed">();
  const [shown, setShown] = useState<RevisionText>();
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const pane = written.find(({ version }) => version.language === language);

  useEffect(() => {
    if (!isOpen) return;
    setLines(undefined);
    setShown(undefined);
    setTrouble(undefined);
    ask<RevisionLine[]>(`/desk/releases/${releaseId}/edit/history`).then(
      (found) => setLines(found),
      () => setLines("failed"),
    );
  }, [isOpen, releaseId]);

  const restore = async (revision: RevisionText) => {
    if (!pane) return;
    setBusy(true);
    const isSaved = await pane.saver.flush();
    const reply = isSaved ? await put(releaseId, revision.id, pane.save.version) : null;
    setBusy(false);
    if (!reply || "refused" in reply) return setTrouble(reply?.refused ?? t("failed"));
    if ("stale" in reply) return setTrouble(t("stale"));
    const { version, contentHash, at, by } = reply.saved;
    pane.replace(revision);
    pane.saver.adopt({ version, contentHash, editedAt: at, editedBy: by });
    onRestored(reply.saved);
    onOpenChange(false);
    notify(t("restored"));
  };
  const view = async (id: string) => {
    setTrouble(undefined);
    try {
      setShown(await ask<RevisionText>(`/desk/releases/${releaseId}/edit/history?revision=${id}`));
    } catch {
      setTrouble(t("failed"));
    }
  };
  return (
    <Dialog drawer wide={false} title={t("title")} isOpen={isOpen} onOpenChange={onOpenChange}>
      {() => (
        <div className="grid gap-4 pt-3">
          {trouble ? (
            <Note look="bad" live>
              {trouble}
            </Note>
          ) : null}
          {shown ? (
            <>
              <div className="row w">
                <Button look="quiet" onPress={() => setShown(undefined)}>
                  {t("back")}
                </Button>
                <Button look="primary" isDisabled={isBusy || !pane?.isOpen} onPress={() => restore(shown)}>
                  {t("restore")}
                </Button>
              </div>
              {pane?.isOpen ? null : <p className="meta">{t("closed")}</p>}
              <ReadText content={shown} language={shown.language} dir={shown.dir} label={t("text")} />
            </>
          ) : (
            <>
              {written.length > 1 ? (
                <Segments
                  label={t("language")}
                  value={language}
                  onChange={setLanguage}
                  choices={written.map(({ version }) => ({
                    value: version.language,
                    label: names(version.language),
                  }))}
                />
              ) : null}
              <Lines lines={lines} language={language} onView={view} />
            </>
          )}
        </div>
      )}
    </Dialog>
  );
}

interface LinesProps {
  lines: RevisionLine[] | "failed" | undefined;
  language: string;
  onView: (id: string) => void;
}

function Lines({ lines, language, onView }: LinesProps) {
  const t = useTranslations("history");
  if (lines === undefined) return <SkeletonRows rows={4} />;
  if (lines === "failed") return <Note look="bad">{t("failed")}</Note>;
  const own = lines.filter((line) => line.language === language);
  if (own.length === 0) return <p className="text-ink-2">{t("empty")}</p>;
  return (
    <ol className="plain">
      {own.map((line) => (
        <li key={line.id} className="revline">
          <button type="button" className="lnk" onClick={() => onView(line.id)}>
            {line.at}
          </button>
          <span>
            <bdi>{line.by}</bdi> · {t(`cause.${line.cause}`)}
          </span>
          <span className="meta" lang={line.language} dir="auto">
            {line.headline}
          </span>
        </li>
      ))}
    </ol>
  );
}

async function ask<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`status ${response.status}`);
  // Our own route answers in this shape.
  return (await response.json()) as T;
}

async function put(releaseId: string, revisionId: string, version: number): Promise<SaveReply | null> {
  try {
    const response = await fetch(`/desk/releases/${releaseId}/edit/history`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ revisionId, version }),
    });
    // Our own route answers in this shape.
    return response.status >= 500 ? null : ((await response.json()) as SaveReply);
  } catch {
    return null;
  }
}
