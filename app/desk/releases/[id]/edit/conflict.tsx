"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { Dialog, DialogActs } from "@/ui/dialog";
import { Note } from "@/ui/note";
import { notify } from "@/ui/notices";
import type { Content } from "./edit-release";
import { plainText } from "./plain-text";
import { ReadText } from "./read-text";
import type { Pane } from "./use-pane";

interface Props {
  pane: Pane;
  releaseId: string;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}

/**
 * Two people saved one text. Both are shown; whichever is taken, the other one is put into the
 * history first, so that nothing is lost.
 */
export function Conflict({ pane, releaseId, isOpen, onOpenChange }: Props) {
  const t = useTranslations("editor.conflict");
  const language = useTranslations("languages");
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { version, save, saver } = pane;
  const theirs = save.theirs;
  if (!theirs) return null;
  const mine = pane.collect();
  const settle = async (take: () => void | Promise<void>, says: string) => {
    setBusy(true);
    setTrouble(undefined);
    const refused = await keepAside(releaseId, version.language, mine);
    setBusy(false);
    if (refused !== undefined) return setTrouble(refused || t("unreachable"));
    await take();
    onOpenChange(false);
    notify(says);
  };
  const name = language(version.language);
  return (
    <Dialog wide alert title={t("title", { language: name })} isOpen={isOpen} onOpenChange={onOpenChange}>
      {() => (
        <div className="conflict">
          <p className="py-2">{t("says", { name: theirs.editedBy, time: theirs.editedAt })}</p>
          {trouble ? (
            <Note look="bad" live>
              {trouble}
            </Note>
          ) : null}
          <div className="two">
            <section>
              <h3 className="b">{t("mine")}</h3>
              <ReadText content={mine} language={version.language} dir={version.dir} label={t("mine")} />
            </section>
            <section>
              <h3 className="b">{t("theirs", { name: theirs.editedBy, time: theirs.editedAt })}</h3>
              <ReadText content={theirs} language={version.language} dir={version.dir} label={t("theirsShort")} />
            </section>
          </div>
          <DialogActs>
            <Button look="primary" isDisabled={isBusy} onPress={() => settle(() => saver.overrule(), t("keptMine"))}>
              {t("keepMine")}
            </Button>
            <Button
              isDisabled={isBusy}
              onPress={() =>
                settle(() => {
                  pane.replace(theirs);
                  saver.adopt(theirs);
                }, t("tookTheirs"))
              }
            >
              {t("takeTheirs")}
            </Button>
            <Button
              look="quiet"
              onPress={async () => {
                await navigator.clipboard.writeText(plainText(mine));
                notify(t("copied"));
              }}
            >
              {t("copyMine")}
            </Button>
            <Button look="quiet" onPress={() => onOpenChange(false)}>
              {t("later")}
            </Button>
          </DialogActs>
        </div>
      )}
    </Dialog>
  );
}

/** Undefined when it is kept; else the words of the refusal, or nothing where nobody answered. */
async function keepAside(releaseId: string, language: string, content: Content): Promise<string | undefined> {
  try {
    const response = await fetch(`/desk/releases/${releaseId}/edit/save`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ releaseId, language, ...content }),
    });
    if (response.ok) return undefined;
    // The route answers refusals in this shape.
    const { refused } = (await response.json()) as { refused?: string };
    return refused ?? "";
  } catch {
    return "";
  }
}
