"use client";
import { type Editor, useEditor } from "@tiptap/react";
import { useEffect, useMemo } from "react";
import type { Direction, Language } from "@/base/vocabulary";
import type { DocumentJson } from "@/document/schema";
import { type WritingWords, writingExtensions } from "./extensions";
import type { PaneTranslator } from "./pane-words";
import { cleanPasted, cleanPastedText } from "./paste";

interface Wanted {
  language: Language;
  dir: Direction;
  document: DocumentJson;
  isOpen: boolean;
  onUpdate: () => void;
  /** Words in the language of the pane, not of the interface. */
  words: PaneTranslator;
}

const wordKeys = [
  "lead",
  "heading",
  "paragraph",
  "contactCue",
  "availability",
  "speaker",
  "speakerHint",
  "chooseSpeaker",
  "contact",
  "contactHint",
  "boilerplate",
] as const satisfies (keyof WritingWords)[];

/** The Tiptap instance of one page. */
export function useWriting({ language, dir, document, isOpen, onUpdate, words: t }: Wanted): Editor | null {
  const extensions = useMemo(() => {
    const words = Object.fromEntries(wordKeys.map((key) => [key, t(`hint.${key}`)]));
    // Every key of WritingWords is in the list above.
    return writingExtensions(words as unknown as WritingWords);
  }, [t]);
  const editor = useEditor(
    {
      extensions,
      content: document,
      editable: isOpen,
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      onUpdate,
      editorProps: {
        attributes: {
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": t("body"),
          lang: language,
          dir,
          class: "writing",
          tabindex: "0",
        },
        transformPastedHTML: (html) => cleanPasted(html, language),
        transformPastedText: (text) => cleanPastedText(text, language),
        handleDOMEvents: {
          // Tab leaves the editor, except inside a table: unhandled here, the browser moves the focus.
          keydown: (view, event) => event.key === "Tab" && !isInTable(view.state.selection.$from),
        },
      },
    },
    [language],
  );
  // The hook keeps an instance as editable as it was made.
  useEffect(() => {
    editor?.setEditable(isOpen, false);
  }, [editor, isOpen]);
  return editor;
}

function isInTable($from: { depth: number; node: (depth: number) => { type: { name: string } } }): boolean {
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type.name === "table") return true;
  return false;
}
