"use client";
import { EditorContent, useEditor } from "@tiptap/react";
import type { Direction, Language } from "@/base/vocabulary";
import { datelineText } from "@/document/blocks";
import { extensions } from "@/document/schema";
import type { Content } from "./edit-release";

interface Props {
  content: Content;
  language: Language;
  dir: Direction;
  label: string;
}

/** A text to read, not to write in: a revision, or one side of a conflict. */
export function ReadText({ content, language, dir, label }: Props) {
  const editor = useEditor(
    {
      extensions,
      content: content.document,
      editable: false,
      immediatelyRender: false,
      editorProps: { attributes: { "aria-label": label, role: "document", class: "writing", tabindex: "0" } },
    },
    [content],
  );
  const { fields } = content;
  const dateline = datelineText(
    {
      place: fields.datelinePlace,
      text: fields.datelineText,
      ...(fields.datelineDate ? { date: fields.datelineDate } : {}),
    },
    language,
  );
  return (
    <div className="readtext" lang={language} dir={dir}>
      {fields.kicker ? <p className="f-kick">{fields.kicker}</p> : null}
      <p className="f-h1">{fields.headline}</p>
      {fields.subhead ? <p className="f-sub">{fields.subhead}</p> : null}
      {dateline ? <p className="dl-print">{dateline} –</p> : null}
      <EditorContent editor={editor} className="body" />
    </div>
  );
}
