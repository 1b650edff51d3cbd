"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Language } from "@/base/vocabulary";
import type { PreflightFinding } from "@/document/preflight/finding";
import { notify } from "@/ui/notices";
import type { EditedRelease } from "./edit-release";
import { type Settlement, settle } from "./settle";
import type { Pane } from "./use-pane";

export interface Term {
  /** An entry of the glossary that gets further names; without it a new one. */
  id?: string;
  kind: "term" | "person";
  /** A name on each line. */
  names: Partial<Record<Language, string>>;
}

/** What a person is asked before it is done. */
export type Asked = { finding: PreflightFinding } | { term: Term } | null;

export interface Acts {
  repair: (pane: Pane, settlement: Settlement) => void;
  /** Null where the one who looks may not. */
  intend: ((finding: PreflightFinding) => void) | null;
  keepTerm: ((finding: PreflightFinding) => void) | null;
  /** Where the hour and the embargo are set, beside the editor. */
  schedule: "publish" | null;
}

const ofSchedule = new Set<string>(["embargo.contradicts", "time.past"]);
const ofGlossary = new Set<string>(["term.mismatch", "name.mismatch"]);

/** What can be done about a finding beside writing: repair it, call it intended, name it in the glossary. */
export function useActs(release: EditedRelease, panes: readonly [Pane, Pane]) {
  const t = useTranslations("panel");
  const common = useTranslations("common");
  const [asked, setAsked] = useState<Asked>(null);
  const repair = (pane: Pane, settlement: Settlement) => {
    const undo = settle(pane, settlement);
    if (undo) notify(t("repaired"), { says: common("undo"), act: undo });
  };
  const actsOn = (finding: PreflightFinding): Acts => {
    const term = release.may.glossary ? termOf(finding, release.knowledge.glossary) : null;
    return {
      repair,
      intend: finding.sides.some(({ lang }) => release.may.settle.includes(lang)) ? () => setAsked({ finding }) : null,
      keepTerm: term && (() => setAsked({ term })),
      schedule: release.may.publish && ofSchedule.has(finding.code) ? "publish" : null,
    };
  };
  /** What is selected on either page. */
  const keepSelection = () => {
    const names = Object.fromEntries(panes.map(({ version, editor }) => [version.language, selectedIn(editor)]));
    setAsked({ term: { kind: "term", names } });
  };
  return { asked, ask: setAsked, actsOn, keepSelection };
}

/** The entry that the finding is about, with all its names, so that the one used here is added to them. */
function termOf({ code, sides }: PreflightFinding, glossary: EditedRelease["knowledge"]["glossary"]): Term | null {
  if (!ofGlossary.has(code)) return null;
  const known = glossary.find(({ names }) =>
    sides.some(({ lang, text }) => text && names[lang]?.some((name) => text.includes(name) || name.includes(text))),
  );
  if (!known) return null;
  const names = Object.fromEntries(Object.entries(known.names).map(([lang, own]) => [lang, own?.join("\n") ?? ""]));
  return { id: known.id, kind: known.kind, names };
}

function selectedIn(editor: Pane["editor"]): string {
  if (!editor) return "";
  const { doc, selection } = editor.state;
  return doc.textBetween(selection.from, selection.to, " ").trim().slice(0, 200);
}
